import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The name of the face that something came through. */
export function FaceName({ face }: { face: string }) {
  const { t, i18n } = useTranslation('common')
  const isKnown = i18n.exists(`faces.${face}`, { ns: 'common' })
  return (
    <Text size="sm" component="span" style={{ whiteSpace: 'nowrap' }}>
      {isKnown ? t(`faces.${face}` as 'faces.console') : face}
    </Text>
  )
}
