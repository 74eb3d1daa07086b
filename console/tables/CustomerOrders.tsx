import { Badge, Group, Table, Text, Tooltip } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type {
  CustomerOrderJson,
  CustomerOrdersPage,
} from '../../src/console-api/customers/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { MoreRows } from '../ui/MoreRows.tsx'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { WideTable } from '../ui/WideTable.tsx'
import { FaceName } from './FaceName.tsx'
import { StateBadge } from './StateBadge.tsx'

/** The orders of a customer through all faces, newest first. */
export function CustomerOrders({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers')
  const list = useInfiniteQuery({
    queryKey: ['customers', customerId, 'orders'],
    queryFn: ({ pageParam, signal }) =>
      api.get<CustomerOrdersPage>(`/customers/${customerId}/orders`, {
        query: { after: pageParam, limit: 20 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  if (list.isPending) return <LoadingRows />
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
  const orders = list.data.pages.flatMap((page) => page.items)
  if (orders.length === 0) {
    return <EmptyState title={t('orders.none')} text={t('orders.noneHint')} />
  }
  return (
    <>
      <WideTable minWidth={600} label={t('orders.caption')}>
        <Table.Thead>
          <Table.Tr>
            {(['number', 'face', 'items', 'states'] as const).map((name) => (
              <Table.Th key={name} scope="col">
                {t(`orders.${name}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col" className="number">
              {t('orders.total')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </Table.Tbody>
      </WideTable>
      <MoreRows list={list} />
    </>
  )
}

function OrderRow({ order }: { order: CustomerOrderJson }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const common = useTranslation('common')
  const more = order.line_count - order.titles.length
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <PlaceLink place={paths.order(order.id)} size="sm" fw={550} className="code">
          {order.order_number}
        </PlaceLink>
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {format.time(order.ordered_at)}
        </Text>
      </Table.Th>
      <Table.Td>
        <FaceName face={order.origin} />
        {order.store && (
          <Text size="xs" c="dimmed">
            {order.store.name}
          </Text>
        )}
      </Table.Td>
      <Table.Td maw={220}>
        <Text size="sm" lineClamp={2}>
          {order.titles.join(common.t('comma'))}{' '}
          {more > 0 && t('orders.more', { count: order.line_count })}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="wrap" maw={210}>
          <StateBadge machine="order" state={order.order_state} />
          <StateBadge machine="payment" state={order.payment_state} />
          <StateBadge machine="delivery" state={order.delivery_state} />
        </Group>
      </Table.Td>
      <Table.Td className="number">
        {order.has_difference && (
          <Tooltip label={t('orders.difference')}>
            <Badge
              size="xs"
              variant="light"
              color="orange"
              mr={4}
              c="orange.9"
              tabIndex={0}
              role="img"
              aria-label={t('orders.difference')}
            >
              <IconAlertTriangle size={11} aria-hidden />
            </Badge>
          </Tooltip>
        )}
        {format.money(order.total_minor, order.currency)}
      </Table.Td>
    </Table.Tr>
  )
}
