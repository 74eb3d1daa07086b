import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WebhookItem } from '../../src/console-api/webhooks/contract.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'

/** Asks before a subscription is removed. */
export function RemoveWebhook({ webhook, onClose }: { webhook: WebhookItem; onClose: () => void }) {
  const { t } = useTranslation('developers')
  const navigate = useNavigate()
  const remove = useWrite(() => api.delete<null>(`/webhooks/${webhook.id}`), {
    stale: [],
    said: t('webhooks.removed'),
    onDone: () => void navigate(paths.webhooks()),
  })
  return (
    <FormDialog
      title={t('webhooks.removeTitle')}
      isOpen
      onClose={onClose}
      onSubmit={() => remove.mutate(undefined)}
      submitLabel={t('webhooks.remove')}
      isBusy={remove.isPending}
      error={remove.error}
      isDangerous
    >
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {webhook.address}
      </Text>
      <Text size="sm">{t('webhooks.removeText')}</Text>
    </FormDialog>
  )
}
