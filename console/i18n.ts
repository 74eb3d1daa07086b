import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { zhHant } from './texts/zh-hant.ts'

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

async function loadLanguage(language: Language): Promise<void> {
  // Chinese comes with the program; English is fetched by those who read it.
  if (language !== 'en' || i18next.hasResourceBundle('en', 'common')) return
  const { en } = await import('./texts/en.ts')
  for (const [namespace, texts] of Object.entries(en)) {
    i18next.addResourceBundle('en', namespace, texts)
  }
}

/** Shows the console in a language and keeps the choice in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language)
  await showLanguage(language)
}

async function showLanguage(language: Language): Promise<void> {
  await loadLanguage(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** The language that is shown. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-Hant'
}

/** Prepares the texts; resolves when the first page can be written. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-Hant',
    fallbackLng: 'zh-Hant',
    resources: { 'zh-Hant': zhHant },
    ns: Object.keys(zhHant),
    defaultNS: 'common',
    // React escapes by itself.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await showLanguage(preferredLanguage())
}
