import { NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  RotateInput,
  WebhookItem,
  WebhookWithSecrets,
} from '../../src/console-api/webhooks/contract.ts'
import { api } from '../api.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'
import { NewSecret } from './edit-webhook.tsx'

const overlaps = ['0', '24', '168'] as const

/** Replaces the signing secret; the new one is shown this once. */
export function RotateSecret({ webhook, onClose }: { webhook: WebhookItem; onClose: () => void }) {
  const { t } = useTranslation('developers')
  const [hours, setHours] = useState<string>('24')
  const [rotated, setRotated] = useState<WebhookWithSecrets | null>(null)
  const rotate = useWrite(
    (input: RotateInput) =>
      api.post<WebhookWithSecrets>(`/webhooks/${webhook.id}/rotate-secret`, input),
    { stale: ['webhooks'], said: t('webhooks.rotatedTitle'), onDone: setRotated },
  )
  if (rotated) {
    return (
      <NewSecret
        title={t('webhooks.rotatedTitle')}
        secret={rotated.secrets[0]?.secret ?? ''}
        onClose={onClose}
      />
    )
  }
  return (
    <FormDialog
      title={t('webhooks.rotateTitle')}
      isOpen
      onClose={onClose}
      onSubmit={() => rotate.mutate({ overlap_hours: Number(hours) })}
      submitLabel={t('webhooks.rotate')}
      isBusy={rotate.isPending}
      error={rotate.error}
    >
      <Text size="sm">{t('webhooks.rotateText')}</Text>
      <NativeSelect
        label={t('webhooks.overlap')}
        value={hours}
        data={overlaps.map((value) => ({ value, label: t(`webhooks.overlaps.${value}`) }))}
        onChange={(event) => setHours(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
