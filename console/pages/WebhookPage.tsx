import { Button, Group, Stack, Text } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryItem, WebhookItem } from '../../src/console-api/webhooks/contract.ts'
import { api } from '../api.ts'
import { EditWebhook } from '../forms/edit-webhook.tsx'
import { RemoveWebhook } from '../forms/remove-webhook.tsx'
import { ReplayDeliveries } from '../forms/replay-deliveries.tsx'
import { RotateSecret } from '../forms/rotate-secret.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { Deliveries } from '../tables/Deliveries.tsx'
import { DeliveryDrawer } from '../tables/DeliveryDrawer.tsx'
import { WebhookBadge } from '../tables/WebhookBadges.tsx'
import { WebhookFacts } from '../tables/WebhookFacts.tsx'
import { webhookQuery } from '../tables/webhook-queries.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { useWrite } from '../use-write.ts'

type Dialog = 'edit' | 'rotate' | 'remove' | 'replay' | null

/** /developers/webhooks/:id: one subscription, what it was sent, and what came back. */
export function WebhookPage() {
  const { t } = useTranslation('developers')
  const { id = '' } = useParams({ strict: false })
  const webhook = useQuery(webhookQuery(id))
  return (
    <>
      <PageHeader
        title={webhook.data?.description || t('webhooks.title')}
        above={
          <PlaceLink place={paths.webhooks()} size="sm">
            <IconChevronLeft size={14} aria-hidden style={{ verticalAlign: '-2px' }} />{' '}
            {t('webhooks.back')}
          </PlaceLink>
        }
        extra={webhook.data && <WebhookBadge webhook={webhook.data} />}
      />
      {webhook.isPending && <LoadingRows count={8} />}
      {webhook.isError && (
        <ErrorNotice error={webhook.error} onRetry={() => void webhook.refetch()} />
      )}
      {webhook.data && <Webhook webhook={webhook.data} />}
    </>
  )
}

function Webhook({ webhook }: { webhook: WebhookItem }) {
  const { t } = useTranslation('developers')
  const may = useMay()
  const [dialog, setDialog] = useState<Dialog>(null)
  const close = () => setDialog(null)
  return (
    <Stack gap="md">
      <Text className="code" style={{ overflowWrap: 'anywhere' }}>
        {webhook.address}
      </Text>
      {may('developers:write') && <Actions webhook={webhook} onOpen={setDialog} />}
      <WebhookFacts webhook={webhook} />
      <Deliveries
        webhookId={webhook.id}
        actions={
          may('developers:write') && (
            <Button size="xs" variant="default" onClick={() => setDialog('replay')}>
              {t('deliveries.replayRange')}
            </Button>
          )
        }
      />
      <DeliveryDrawer />
      {dialog === 'edit' && <EditWebhook webhook={webhook} onClose={close} />}
      {dialog === 'rotate' && <RotateSecret webhook={webhook} onClose={close} />}
      {dialog === 'remove' && <RemoveWebhook webhook={webhook} onClose={close} />}
      {dialog === 'replay' && <ReplayDeliveries webhookId={webhook.id} onClose={close} />}
    </Stack>
  )
}

function Actions({ webhook, onOpen }: { webhook: WebhookItem; onOpen: (dialog: Dialog) => void }) {
  const { t } = useTranslation(['developers', 'common'])
  const isPaused = webhook.state === 'paused'
  const stale = ['webhooks']
  const test = useWrite(() => api.post<DeliveryItem>(`/webhooks/${webhook.id}/test`), {
    stale,
    said: t('developers:webhooks.tested'),
  })
  const change = useWrite(
    (to: 'pause' | 'resume') => api.post<WebhookItem>(`/webhooks/${webhook.id}/${to}`),
    {
      stale,
      said: isPaused ? t('developers:webhooks.resumedNow') : t('developers:webhooks.pausedNow'),
    },
  )
  const isNative = webhook.kind === 'native'
  return (
    <>
      <Group gap="xs">
        <Button size="xs" loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {t('developers:webhooks.test')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate(isPaused ? 'resume' : 'pause')}
        >
          {t(isPaused ? 'developers:webhooks.resume' : 'developers:webhooks.pause')}
        </Button>
        {isNative && (
          <>
            <Button size="xs" variant="default" onClick={() => onOpen('edit')}>
              {t('common:edit')}
            </Button>
            <Button size="xs" variant="default" onClick={() => onOpen('rotate')}>
              {t('developers:webhooks.rotate')}
            </Button>
          </>
        )}
        <Button size="xs" variant="default" c="red.9" onClick={() => onOpen('remove')}>
          {t('developers:webhooks.remove')}
        </Button>
      </Group>
      {test.isError && <ErrorNotice error={test.error} />}
      {change.isError && <ErrorNotice error={change.error} />}
    </>
  )
}
