import { Anchor, Group } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderJson } from '../../../src/console-api/orders/contract.ts'
import { useFormat } from '../../format.ts'
import { StateBadge } from '../../tables/StateBadge.tsx'
import { CopyText } from '../../ui/CopyText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { AsItWas } from './AsItWas.tsx'
import { Facts } from './Facts.tsx'
import { addressText, type OrderView, wordsIn } from './order-view.ts'
import { useCarrierText } from './use-value-text.ts'

type Fact = [string, ReactNode]

/** Where an order goes, and how far it has come. */
export function DeliveryPanel({ view }: { view: OrderView }) {
  const { t, i18n } = useTranslation('order')
  const { money } = useFormat()
  const carrierText = useCarrierText()
  const { shown } = view
  const { delivery, recipient } = shown
  const mark = (read: (order: OrderJson) => unknown, value: ReactNode) =>
    value === null || value === '' ? null : (
      <AsItWas view={view} read={read}>
        {value}
      </AsItWas>
    )
  const fee = delivery.fee_minor === null ? null : money(delivery.fee_minor, shown.currency)
  const facts: Fact[] = [
    [
      t('delivery.state'),
      mark(
        (order) => order.delivery_state,
        <StateBadge machine="delivery" state={shown.delivery_state} />,
      ),
    ],
    [t('delivery.option'), wordsIn(delivery.option_name, i18n.language) ?? delivery.platform],
    [t('delivery.fee'), mark((order) => order.delivery.fee_minor, fee)],
    [t('delivery.recipient'), mark((order) => order.recipient.name, recipient.name)],
    [t('delivery.phone'), mark((order) => order.recipient.phone, recipient.phone)],
    [
      t('delivery.address'),
      mark((order) => order.delivery_address, addressText(shown.delivery_address)),
    ],
    [t('delivery.tracking'), mark((order) => order.tracking_number, <Tracking order={shown} />)],
    [
      t('delivery.carrier'),
      shown.carrier_state === 'pending'
        ? null
        : mark((order) => order.carrier_state, carrierText(shown.carrier_state)),
    ],
    [t('delivery.remark'), mark((order) => order.delivery.remark, delivery.remark)],
    ...useMilestones(view),
  ]
  return (
    <Panel title={t('delivery.title')}>
      <Facts facts={facts} />
    </Panel>
  )
}

function useMilestones(view: OrderView): Fact[] {
  const { t } = useTranslation('order')
  const { time } = useFormat()
  const names = [
    ['shippedAt', 'shipped_at'],
    ['arrivedAt', 'arrived_at'],
    ['collectedAt', 'collected_at'],
    ['returnedAt', 'returned_at'],
  ] as const
  return names.map(([name, column]) => {
    const at = view.shown[column]
    return [
      t(`delivery.${name}`),
      at && (
        <AsItWas view={view} read={(order) => order[column]}>
          {time(at)}
        </AsItWas>
      ),
    ]
  })
}

function Tracking({ order }: { order: OrderJson }) {
  const { t } = useTranslation('order')
  if (!order.tracking_number && !order.tracking_url) return t('delivery.notSet')
  return (
    <Group gap="xs" component="span" display="inline-flex">
      {order.tracking_number && (
        <CopyText text={order.tracking_number} label={t('delivery.tracking')} />
      )}
      {isWebAddress(order.tracking_url) && (
        <Anchor href={order.tracking_url} target="_blank" rel="noreferrer" size="sm">
          {t('delivery.trackingPage')} <IconExternalLink size={12} aria-hidden />
        </Anchor>
      )}
    </Group>
  )
}

// A vendor's client may have sent any text: only a web address becomes a link.
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url)
}
