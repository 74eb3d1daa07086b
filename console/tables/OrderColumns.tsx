import { Badge, Checkbox, Group, Text, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconScale } from '@tabler/icons-react'
import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSelectionFeature,
  tableFeatures,
} from '@tanstack/react-table'
import { useTranslation } from 'react-i18next'
import type { OrderListItem, OrderSort } from '../../src/console-api/order-list/contract.ts'
import { useFormat } from '../format.ts'
import { paths } from '../paths.ts'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { StateBadge } from './StateBadge.tsx'

/** What the table of orders is able to do. */
export const orderTableFeatures = tableFeatures({ columnVisibilityFeature, rowSelectionFeature })

const helper = createColumnHelper<typeof orderTableFeatures, OrderListItem>()

function Time({ iso }: { iso: string }) {
  const { time } = useFormat()
  return (
    <Text component="time" dateTime={iso} size="sm" style={{ whiteSpace: 'nowrap' }}>
      {time(iso)}
    </Text>
  )
}

/** The total, with a sign where reported and reckoned amounts disagree. */
export function OrderTotal({ order }: { order: OrderListItem }) {
  const { t } = useTranslation('orders')
  const { money } = useFormat()
  const text = money(order.total_minor, order.currency)
  const computed = money(order.computed_total_minor, order.currency)
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {order.has_difference && (
        <Tooltip label={t('differsText', { reported: text, computed })}>
          <IconScale
            size={15}
            role="img"
            aria-label={t('differs')}
            color="var(--mantine-color-red-8)"
          />
        </Tooltip>
      )}
      <span className="number">{text}</span>
    </Group>
  )
}

/** The link to the order, with a sign where goods came or come back. */
export function OrderLink({ order }: { order: OrderListItem }) {
  const { t } = useTranslation('orders')
  return (
    <Group gap={4} wrap="nowrap">
      <PlaceLink place={paths.order(order.id)} size="sm" fw={550} className="code">
        {order.order_number}
      </PlaceLink>
      {order.has_return && (
        <IconArrowBackUp
          size={15}
          role="img"
          aria-label={t('hasReturn')}
          color="var(--mantine-color-grape-8)"
        />
      )}
    </Group>
  )
}

export function OrderTags({ tags }: { tags: string[] }) {
  return (
    <Group gap={4} wrap="wrap" miw={tags.length > 0 ? 76 : 0}>
      {tags.map((tag) => (
        <Badge key={tag} variant="default" size="sm" radius="sm" tt="none" fw={500}>
          {tag}
        </Badge>
      ))}
    </Group>
  )
}

function CustomerName({ order }: { order: OrderListItem }) {
  const { t } = useTranslation('orders')
  const { id, name } = order.customer
  const text = name ?? order.recipient_name ?? t('noCustomer')
  if (id === null) {
    return (
      <Text size="sm" className="long">
        {text}
      </Text>
    )
  }
  return (
    <PlaceLink place={paths.customer(id)} size="sm" c="dark" className="long">
      {text}
    </PlaceLink>
  )
}

function Face({ origin }: { origin: string }) {
  const { t, i18n } = useTranslation('common')
  const isKnown = i18n.exists(`faces.${origin}`, { ns: 'common' })
  return <Text size="sm">{isKnown ? t(`faces.${origin}` as 'faces.console') : origin}</Text>
}

// Wide enough for a word or two, however much the other columns want.
const plain = (text: string | null) => (
  <Text size="sm" lineClamp={1} miw={text ? 76 : 0}>
    {text}
  </Text>
)

/** Every column of the list. */
export const orderColumns = helper.columns([
  helper.display({
    id: 'select',
    enableHiding: false,
    cell: ({ row }) => <SelectOne row={row} />,
  }),
  helper.display({
    id: 'order_number',
    enableHiding: false,
    cell: ({ row }) => <OrderLink order={row.original} />,
  }),
  helper.display({
    id: 'ordered_at',
    cell: ({ row }) => <Time iso={row.original.ordered_at} />,
  }),
  helper.display({ id: 'customer', cell: ({ row }) => <CustomerName order={row.original} /> }),
  helper.display({ id: 'recipient', cell: ({ row }) => plain(row.original.recipient_name) }),
  helper.display({
    id: 'order_state',
    cell: ({ row }) => <StateBadge machine="order" state={row.original.order_state} />,
  }),
  helper.display({
    id: 'payment_state',
    cell: ({ row }) => <StateBadge machine="payment" state={row.original.payment_state} />,
  }),
  helper.display({
    id: 'delivery_state',
    cell: ({ row }) => <StateBadge machine="delivery" state={row.original.delivery_state} />,
  }),
  helper.display({ id: 'total', cell: ({ row }) => <OrderTotal order={row.original} /> }),
  helper.display({
    id: 'item_count',
    cell: ({ row }) => <div className="number">{row.original.item_count}</div>,
  }),
  helper.display({ id: 'store', cell: ({ row }) => plain(row.original.store.name) }),
  helper.display({ id: 'origin', cell: ({ row }) => <Face origin={row.original.origin} /> }),
  helper.display({ id: 'tags', cell: ({ row }) => <OrderTags tags={row.original.tags} /> }),
  helper.display({
    id: 'tracking_number',
    cell: ({ row }) => <span className="code">{row.original.tracking_number}</span>,
  }),
  helper.display({ id: 'note', cell: ({ row }) => plain(row.original.note) }),
  helper.display({ id: 'updated_at', cell: ({ row }) => <Time iso={row.original.updated_at} /> }),
  helper.display({
    id: 'wixtar_number',
    cell: ({ row }) => <span className="code">{row.original.wixtar_number}</span>,
  }),
])

/** The box of one row; with Shift it takes the rows between as well. */
function SelectOne({ row }: { row: SelectableRow }) {
  const { t } = useTranslation('orders')
  return (
    <Checkbox
      size="xs"
      checked={row.getIsSelected()}
      onChange={row.getToggleSelectedHandler()}
      aria-label={t('selectOne', { number: row.original.order_number })}
    />
  )
}

interface SelectableRow {
  original: OrderListItem
  getIsSelected(): boolean
  getToggleSelectedHandler(): (event: unknown) => void
}

export const columnNames = [
  'order_number',
  'ordered_at',
  'customer',
  'recipient',
  'order_state',
  'payment_state',
  'delivery_state',
  'total',
  'item_count',
  'store',
  'origin',
  'tags',
  'tracking_number',
  'note',
  'updated_at',
  'wixtar_number',
] as const

export type ColumnName = (typeof columnNames)[number]

/** What is shown to those who never chose. */
export const defaultColumns: ColumnName[] = [
  'order_number',
  'ordered_at',
  'customer',
  'order_state',
  'payment_state',
  'delivery_state',
  'total',
  'item_count',
  'store',
  'tags',
]

/** The columns that the list can be sorted by. */
export const sortOf: Partial<Record<string, OrderSort>> = {
  order_number: 'order_number',
  ordered_at: 'ordered_at',
  updated_at: 'updated_at',
  total: 'total',
}

/** Columns of figures, which stand on the right. */
export const numberColumns: readonly string[] = ['total', 'item_count']

const fileColumns: Partial<Record<ColumnName, string[]>> = {
  customer: ['customer_name', 'customer_phone'],
  recipient: ['recipient_name', 'recipient_phone'],
}

/** The columns of the file that show what these columns show. */
export function csvColumnsOf(names: readonly ColumnName[]): string[] {
  return names.flatMap((name) => fileColumns[name] ?? [name])
}
