import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isMissing, useRefusalText } from '../refusal-text.ts'

/** Why something could not be shown or done, with a way to try again where there is one. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('common')
  const refusalText = useRefusalText()
  return (
    <Alert
      role="alert"
      color="red.9"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('failed')}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">{refusalText(error)}</Text>
        {onRetry && !isMissing(error) && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
