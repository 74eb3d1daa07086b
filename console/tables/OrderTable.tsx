import { Checkbox, ScrollArea, Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type RowSelectionState, type Updater, useTable } from '@tanstack/react-table'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderListItem, OrderSort } from '../../src/console-api/order-list/contract.ts'
import { paths } from '../paths.ts'
import {
  type ColumnName,
  columnNames,
  numberColumns,
  orderColumns,
  orderTableFeatures,
  sortOf,
} from './OrderColumns.tsx'
import { toggled } from './selection.ts'
import { useRowKeys } from './use-row-keys.ts'

export interface Sorting {
  sort: OrderSort
  direction: 'asc' | 'desc'
}

export interface OrderTableProps {
  orders: OrderListItem[]
  columns: readonly ColumnName[]
  sorting: Sorting
  onSort: (sorting: Sorting) => void
  selection: RowSelectionState
  onSelection: (updater: Updater<RowSelectionState>) => void
  /** Orders that came in a moment ago. */
  arrivals: ReadonlySet<string>
}

/** The orders of a page as a dense table. */
export function OrderTable(props: OrderTableProps) {
  const { t } = useTranslation('orders')
  const navigate = useNavigate()
  const { orders, columns, selection, onSelection } = props
  const table = useTable({
    features: orderTableFeatures,
    columns: orderColumns,
    data: orders,
    getRowId: (order) => order.id,
    state: {
      rowSelection: selection,
      columnVisibility: Object.fromEntries(
        columnNames.map((name) => [name, columns.includes(name)]),
      ),
    },
    onRowSelectionChange: onSelection,
  })
  const open = (id: string) => void navigate(paths.order(id))
  const toggle = (id: string) => onSelection((before) => toggled(before, [id], !before[id]))
  const keys = useRowKeys(
    orders.map((order) => order.id),
    { toggle, open },
  )
  const isAll = orders.length > 0 && orders.every((order) => selection[order.id])
  const isSome = orders.some((order) => selection[order.id])
  const selectAll = () => {
    const ids = orders.map((order) => order.id)
    onSelection((before) => toggled(before, ids, !isAll))
  }

  return (
    <ScrollArea
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('table') }}
    >
      <Table
        horizontalSpacing="xs"
        style={{ minWidth: 900 }}
        aria-label={t('table')}
        stickyHeader={false}
      >
        <Table.Thead>
          <Table.Tr>
            {table.getVisibleLeafColumns().map(({ id }) =>
              id === 'select' ? (
                <Table.Th key={id} scope="col" w={36}>
                  <Checkbox
                    size="xs"
                    aria-label={t('selectAll')}
                    checked={isAll}
                    indeterminate={isSome && !isAll}
                    onChange={selectAll}
                  />
                </Table.Th>
              ) : (
                <Heading key={id} id={id as ColumnName} {...props} />
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={keys.body}>
          {table.getRowModel().rows.map((row) => (
            <Table.Tr
              key={row.id}
              {...keys.rowProps(row.id)}
              className={props.arrivals.has(row.id) ? 'arrived' : undefined}
              style={{
                cursor: 'pointer',
                outlineOffset: -2,
                ...(row.getIsSelected() && { background: 'var(--mantine-color-counter-0)' }),
              }}
              onClick={(event: MouseEvent<HTMLElement>) => isRowClick(event) && open(row.id)}
            >
              {row.getVisibleCells().map((cell) => (
                <Table.Td key={cell.id}>
                  <table.FlexRender cell={cell} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

/** A click on the row itself: not on what stands in it, and not the end of marking text. */
function isRowClick(event: MouseEvent<HTMLElement>): boolean {
  const target = event.target as HTMLElement
  const isInner = target.closest('a, button, input, label') !== null
  return !isInner && !event.metaKey && !event.ctrlKey && !getSelection()?.toString()
}

function Heading({ id, sorting, onSort }: { id: ColumnName } & OrderTableProps) {
  const { t } = useTranslation('orders')
  const sort = sortOf[id]
  const text = t(`columns.${id}`)
  const isNumber = numberColumns.includes(id)
  if (sort === undefined) {
    return (
      <Table.Th scope="col" ta={isNumber ? 'right' : undefined} style={{ whiteSpace: 'nowrap' }}>
        {text}
      </Table.Th>
    )
  }
  const isSorted = sorting.sort === sort
  const isUp = sorting.direction === 'asc'
  const Icon = isSorted ? (isUp ? IconArrowUp : IconArrowDown) : IconArrowsSort
  return (
    <Table.Th
      scope="col"
      aria-sort={isSorted ? (isUp ? 'ascending' : 'descending') : 'none'}
      ta={isNumber ? 'right' : undefined}
      style={{ whiteSpace: 'nowrap' }}
    >
      <UnstyledButton
        fz="inherit"
        fw="inherit"
        onClick={() => onSort({ sort, direction: isSorted && !isUp ? 'asc' : 'desc' })}
      >
        {text}
        <Icon
          size={13}
          aria-hidden
          style={{ marginInlineStart: 3, verticalAlign: -2, opacity: isSorted ? 1 : 0.45 }}
        />
      </UnstyledButton>
    </Table.Th>
  )
}
