import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api.ts'
import { useRefusalText } from '../refusal-text.ts'

/** Why something could not be shown or done, with a way to try again where there is one. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('common')
  const refusalText = useRefusalText()
  // What does not exist does not come by asking again.
  const isGone = error instanceof ApiError && error.status === 404
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
        {onRetry && !isGone && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
