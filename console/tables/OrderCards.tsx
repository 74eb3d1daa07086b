import { Card, Checkbox, Group, Stack, Text } from '@mantine/core'
import type { RowSelectionState, Updater } from '@tanstack/react-table'
import { useTranslation } from 'react-i18next'
import type { OrderListItem } from '../../src/console-api/order-list/contract.ts'
import { useFormat } from '../format.ts'
import { OrderLink, OrderTags, OrderTotal } from './OrderColumns.tsx'
import { StateBadge } from './StateBadge.tsx'
import { toggled } from './selection.ts'

export interface OrderCardsProps {
  orders: OrderListItem[]
  selection: RowSelectionState
  onSelection: (updater: Updater<RowSelectionState>) => void
  arrivals: ReadonlySet<string>
}

/** The orders of a page as cards, for narrow screens. */
export function OrderCards({ orders, selection, onSelection, arrivals }: OrderCardsProps) {
  const { t } = useTranslation('orders')
  return (
    <Stack
      component="ul"
      gap="xs"
      m={0}
      p={0}
      style={{ listStyle: 'none' }}
      aria-label={t('table')}
    >
      {orders.map((order) => (
        <Card
          key={order.id}
          component="li"
          withBorder
          padding="sm"
          className={arrivals.has(order.id) ? 'arrived' : undefined}
        >
          <OrderCard
            order={order}
            isSelected={selection[order.id] === true}
            onToggle={() => onSelection((before) => toggled(before, [order.id], !before[order.id]))}
          />
        </Card>
      ))}
    </Stack>
  )
}

function OrderCard({
  order,
  isSelected,
  onToggle,
}: {
  order: OrderListItem
  isSelected: boolean
  onToggle: () => void
}) {
  const { t } = useTranslation('orders')
  const { time } = useFormat()
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap">
        <Group gap="xs" wrap="nowrap">
          <Checkbox
            size="sm"
            checked={isSelected}
            onChange={onToggle}
            aria-label={t('selectOne', { number: order.order_number })}
          />
          <OrderLink order={order} />
        </Group>
        <OrderTotal order={order} />
      </Group>
      <Group justify="space-between" gap="xs">
        <Text size="sm" className="long">
          {order.customer.name ?? order.recipient_name ?? t('noCustomer')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('items', { count: order.item_count })} · {order.store.name} · {time(order.ordered_at)}
        </Text>
      </Group>
      <Group gap={6}>
        <StateBadge machine="order" state={order.order_state} />
        <StateBadge machine="payment" state={order.payment_state} />
        <StateBadge machine="delivery" state={order.delivery_state} />
        <OrderTags tags={order.tags} />
      </Group>
    </Stack>
  )
}
