import { SimpleGrid, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The two names of a way of delivery or payment, as they are typed. */
export interface Names {
  'zh-hant': string
  en: string
}

export function namesOf(translations: Record<string, string> | undefined): Names {
  return { 'zh-hant': translations?.['zh-hant'] ?? '', en: translations?.en ?? '' }
}

/** The name in the language that is shown. */
export function useNameIn(): (translations: Record<string, string>) => string {
  const { i18n } = useTranslation()
  return (translations) =>
    (i18n.language === 'en' ? translations.en : undefined) ??
    translations['zh-hant'] ??
    Object.values(translations)[0] ??
    '–'
}

export function NameFields({
  names,
  onChange,
  errorOf,
}: {
  names: Names
  onChange: (names: Names) => void
  errorOf: (pointer: string) => string | undefined
}) {
  const { t } = useTranslation('settings')
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput
        label={t('options.nameZh')}
        required
        maxLength={100}
        data-autofocus
        value={names['zh-hant']}
        error={errorOf('/name_translations/zh-hant')}
        onChange={(event) => onChange({ ...names, 'zh-hant': event.currentTarget.value })}
      />
      <TextInput
        label={t('options.nameEn')}
        maxLength={100}
        value={names.en}
        onChange={(event) => onChange({ ...names, en: event.currentTarget.value })}
      />
    </SimpleGrid>
  )
}
