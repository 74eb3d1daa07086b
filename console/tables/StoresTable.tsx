import { Badge, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type {
  SalesFigures,
  StoreList,
  StoreListItem,
} from '../../src/console-api/stores/contract.ts'
import { useFormat } from '../format.ts'
import { paths } from '../paths.ts'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { WideTable } from '../ui/WideTable.tsx'
import { NumberHead } from './PaymentsTable.tsx'

/** All stores with what they sold today. */
export function StoresTable({ list }: { list: StoreList }) {
  const { t } = useTranslation('stores')
  const format = useFormat()
  const showsSales = list.items.some((each) => each.today !== null)
  const sum = (name: 'order_count' | 'sales_minor' | 'net_minor' | 'cancelled_count') =>
    list.items.reduce((total, each) => total + (each.today?.[name] ?? 0), 0)
  return (
    <WideTable label={t('list.caption')} minWidth={720}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('columns.store')}</Table.Th>
          <Table.Th scope="col">{t('columns.code')}</Table.Th>
          <NumberHead label={t('columns.registers')} />
          <NumberHead label={t('columns.shifts')} />
          {showsSales && (
            <>
              <NumberHead label={t('columns.orders')} />
              <NumberHead label={t('columns.sales')} />
              <NumberHead label={t('columns.net')} />
              <NumberHead label={t('columns.cancelled')} />
            </>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {list.items.map((each) => (
          <StoreRow key={each.id} item={each} list={list} />
        ))}
      </Table.Tbody>
      {showsSales && (
        <Table.Tfoot>
          <Table.Tr fw={650}>
            <Table.Th scope="row" colSpan={4}>
              {t('list.total')}
            </Table.Th>
            <Table.Td className="number">{format.number(sum('order_count'))}</Table.Td>
            <Table.Td className="number">{format.money(sum('sales_minor'))}</Table.Td>
            <Table.Td className="number">{format.money(sum('net_minor'))}</Table.Td>
            <Table.Td className="number">{format.number(sum('cancelled_count'))}</Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      )}
    </WideTable>
  )
}

function StoreRow({ item, list }: { item: StoreListItem; list: StoreList }) {
  const { t } = useTranslation('stores')
  const format = useFormat()
  const { id, name, today } = item
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <Group gap={8}>
          <PlaceLink place={paths.store(id)} fw={550} size="sm">
            {name}
          </PlaceLink>
          {item.kind === 'online' && (
            <Badge size="sm" radius="sm" tt="none" variant="default">
              {t('kinds.online')}
            </Badge>
          )}
        </Group>
        {item.address && (
          <Text size="xs" c="dimmed">
            {item.address}
          </Text>
        )}
      </Table.Th>
      <Table.Td className="code">{item.code}</Table.Td>
      <Table.Td className="number">{format.number(item.register_count)}</Table.Td>
      <Table.Td className="number">{format.number(item.shift_count)}</Table.Td>
      {today && <SalesCells item={item} today={today} list={list} />}
    </Table.Tr>
  )
}

interface SalesProps {
  item: StoreListItem
  today: SalesFigures
  list: StoreList
}

function SalesCells({ item, today, list }: SalesProps) {
  const { t } = useTranslation('stores')
  const format = useFormat()
  const ordersOfToday = paths.orders({
    store_id: item.id,
    ordered_from: list.from,
    ordered_to: list.to,
  })
  return (
    <>
      <Table.Td className="number">
        <PlaceLink
          place={ordersOfToday}
          size="sm"
          aria-label={t('ordersOfToday', { name: item.name, number: today.order_count })}
        >
          {format.number(today.order_count)}
        </PlaceLink>
      </Table.Td>
      <Table.Td className="number">{format.money(today.sales_minor)}</Table.Td>
      <Table.Td className="number" fw={600}>
        {format.money(today.net_minor)}
      </Table.Td>
      <Table.Td className="number">
        {today.cancelled_count === 0 ? '–' : format.number(today.cancelled_count)}
      </Table.Td>
    </>
  )
}
