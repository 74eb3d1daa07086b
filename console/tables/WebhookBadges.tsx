import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DeliveryState, WebhookItem } from '../../src/console-api/webhooks/contract.ts'

function WordBadge({ color, children }: { color: string; children: string }) {
  return (
    <Badge
      variant="light"
      radius="sm"
      color={color}
      tt="none"
      fw={550}
      // As in StateBadge: dark enough on every light ground.
      styles={{
        label: { color: `color-mix(in srgb, var(--mantine-color-${color}-9) 80%, black)` },
      }}
    >
      {children}
    </Badge>
  )
}

/** Whether a subscription is told what happens. */
export function WebhookBadge({ webhook }: { webhook: WebhookItem }) {
  const { t } = useTranslation('developers')
  if (webhook.state === 'paused') return <WordBadge color="red">{t('webhooks.paused')}</WordBadge>
  if (webhook.failing_since !== null) {
    return <WordBadge color="orange">{t('webhooks.failing')}</WordBadge>
  }
  return <WordBadge color="teal">{t('webhooks.healthy')}</WordBadge>
}

const deliveryColors: Record<DeliveryState, string> = {
  pending: 'blue',
  delivered: 'teal',
  failed: 'red',
  paused: 'gray',
}

/** What became of a delivery. */
export function DeliveryBadge({ state }: { state: DeliveryState }) {
  const { t } = useTranslation('developers')
  return <WordBadge color={deliveryColors[state]}>{t(`deliveries.states.${state}`)}</WordBadge>
}
