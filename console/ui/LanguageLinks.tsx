import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeLanguage, currentLanguage, languages } from '../i18n.ts'

/** The languages side by side, for pages without a menu. */
export function LanguageLinks() {
  const { t } = useTranslation('common')
  return (
    <Group justify="center" gap="xs" role="group" aria-label={t('language')}>
      {languages.map((language) => (
        <Button
          key={language}
          lang={language}
          size="compact-sm"
          variant="subtle"
          aria-pressed={language === currentLanguage()}
          fw={language === currentLanguage() ? 700 : 400}
          onClick={() => void changeLanguage(language)}
        >
          {t(`languageNames.${language}`)}
        </Button>
      ))}
    </Group>
  )
}
