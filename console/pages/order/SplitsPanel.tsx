import { Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RelatedOrderJson } from '../../../src/console-api/orders/contract.ts'
import { useFormat } from '../../format.ts'
import { paths } from '../../paths.ts'
import { StateBadge } from '../../tables/StateBadge.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PlaceLink } from '../../ui/PlaceLink.tsx'
import type { OrderView } from './order-view.ts'

/** The order that this one was split off from, and those that were split off from it. */
export function SplitsPanel({ view }: { view: OrderView }) {
  const { t } = useTranslation('order')
  const { parent } = view.now
  const children = view.now.children.filter(({ id }) => view.shown.child_order_ids.includes(id))
  if (!parent && children.length === 0) return null
  return (
    <Panel title={t('splits.title')}>
      <Stack gap="xs">
        {parent && <Related label={t('splits.parent')} order={parent} />}
        {children.map((order) => (
          <Related key={order.id} label={t('splits.child')} order={order} />
        ))}
      </Stack>
    </Panel>
  )
}

function Related({ label, order }: { label: string; order: RelatedOrderJson }) {
  const { money } = useFormat()
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <PlaceLink place={paths.order(order.id)} size="sm">
        {order.order_number}
      </PlaceLink>
      <StateBadge machine="order" state={order.order_state} />
      <StateBadge machine="delivery" state={order.delivery_state} />
      <Text size="sm">{money(order.total_minor, order.currency)}</Text>
    </Group>
  )
}
