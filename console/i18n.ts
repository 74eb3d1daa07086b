import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { firstTexts } from './texts/zh-hant-first.ts'

/** Traditional Chinese is written first; every other language has the same keys. */
export const languages = ['zh-Hant', 'en'] as const
export type Language = (typeof languages)[number]

const storageKey = 'guitai.language'

/** The language a person chose in this browser, else the browser's own, else Traditional Chinese. */
function preferredLanguage(): Language {
  const chosen = localStorage.getItem(storageKey)
  if (chosen === 'zh-Hant' || chosen === 'en') return chosen
  const first = navigator.languages.find((each) => /^(zh|en)\b/.test(each))
  return first?.startsWith('en') ? 'en' : 'zh-Hant'
}

type Namespaces = Record<string, object>

// What the first page says in Chinese comes with the program, and the rest is fetched when a page
// needs it, English by those who read it. A page that came sooner than its words waits for them.
const otherTexts: BackendModule = {
  type: 'backend',
  callbackApi: false,
  init() {},
  async read(language: string, namespace: string) {
    const texts: Namespaces =
      language === 'en'
        ? (await import('./texts/en.ts')).en
        : (await import('./texts/zh-hant-later.ts')).laterTexts
    return texts[namespace]
  },
}

/** Fetches what pages other than the first one say, together with their code. */
export async function loadLaterTexts(): Promise<void> {
  const { laterTexts } = await import('./texts/zh-hant-later.ts')
  await i18next.loadNamespaces(Object.keys(laterTexts))
}

/** Shows the console in a language and keeps the choice in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** The language that is shown. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-Hant'
}

/**
 * Prepares the texts; resolves when the first page can be written. Until then nothing may be fetched
 * that needs the program itself, which waits for this.
 */
export async function startTexts(): Promise<void> {
  await i18next
    .use(otherTexts)
    .use(initReactI18next)
    .init({
      lng: preferredLanguage(),
      fallbackLng: 'zh-Hant',
      resources: { 'zh-Hant': firstTexts },
      partialBundledLanguages: true,
      // Without it, i18next asks for a language "zh" as well.
      load: 'currentOnly',
      ns: Object.keys(firstTexts),
      defaultNS: 'common',
      // React escapes by itself.
      interpolation: { escapeValue: false },
      returnNull: false,
    })
  document.documentElement.lang = i18next.language
}
