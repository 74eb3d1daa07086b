import { Button, Group, Text, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { RowSelectionState } from '@tanstack/react-table'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderList } from '../../src/console-api/order-list/contract.ts'
import type { Query } from '../api.ts'
import { useFormat } from '../format.ts'
import { paths, type Search } from '../paths.ts'
import { useMay } from '../session.ts'
import { BulkBar } from '../tables/BulkBar.tsx'
import { OrderCards } from '../tables/OrderCards.tsx'
import { OrderFilters } from '../tables/OrderFilters.tsx'
import { OrderKeys } from '../tables/OrderKeys.tsx'
import { ColumnChooser, ExportMenu } from '../tables/OrderListMenus.tsx'
import { OrderTable, type Sorting } from '../tables/OrderTable.tsx'
import { OrderViewTabs } from '../tables/OrderViewTabs.tsx'
import { orderListQuery } from '../tables/order-queries.ts'
import { changed, filterOf, type OrderSearch, orderSearchOf } from '../tables/order-search.ts'
import { useArrivals } from '../tables/use-arrivals.ts'
import { useOrderColumns } from '../tables/use-order-columns.ts'
import { CursorPager } from '../ui/CursorPager.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

const none: OrderList['items'] = []

/** All orders of the shop: found, sorted, selected; everything that is seen stands in the address. */
export function OrdersPage() {
  const { t } = useTranslation('orders')
  const search = orderSearchOf(useSearch({ strict: false }) as Search)
  const navigate = useNavigate()
  const go = (next: Search, { replace } = { replace: false }) =>
    void navigate({ ...paths.orders(next), replace, resetScroll: !replace })
  const sorting: Sorting = {
    sort: search.sort ?? 'ordered_at',
    direction: search.direction ?? 'desc',
  }
  const list = useQuery(orderListQuery(search))
  const orders = list.data?.items ?? none
  const columns = useOrderColumns(search.columns, (names) =>
    go({ ...asSearch(search), columns: names }, { replace: true }),
  )
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const filterText = JSON.stringify(filterOf(search))
  const [selection, setSelection] = useSelection(filterText)
  const arrivals = useArrivals(
    JSON.stringify(search),
    list.isPlaceholderData ? undefined : list.data?.items,
  )
  const selected = Object.keys(selection).filter((id) => selection[id])
  const rows = { orders, selection, onSelection: setSelection, arrivals }
  const exported = { ...filterOf(search), ...sorting } as Query

  return (
    <>
      <PageHeader title={t('title')} actions={<OrderKeys />} />
      <OrderViewTabs search={search} columns={columns.shown} />
      <OrderFilters search={search} go={go} customerName={orders[0]?.customer.name ?? null}>
        {!isNarrow && <ColumnChooser {...columns} />}
        <ExportMenu query={exported} columns={columns.shown} />
      </OrderFilters>
      <VisuallyHidden role="status">
        {arrivals.size > 0 && t('arrived', { count: arrivals.size })}
      </VisuallyHidden>
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows count={12} />}
      {list.data && orders.length === 0 && <Nothing search={search} />}
      {orders.length > 0 && (
        <div
          aria-busy={list.isPlaceholderData}
          style={{ opacity: list.isPlaceholderData ? 0.6 : 1 }}
        >
          {isNarrow ? (
            <OrderCards {...rows} />
          ) : (
            <OrderTable
              {...rows}
              columns={columns.shown}
              sorting={sorting}
              onSort={(next) => go(changed(search, next))}
            />
          )}
        </div>
      )}
      {list.data && orders.length > 0 && <Pages search={search} list={list.data} />}
      {selected.length > 0 && (
        <BulkBar ids={selected} columns={columns.shown} onClear={() => setSelection({})} />
      )}
    </>
  )
}

const asSearch = (search: OrderSearch) => search as Search

/** What is selected stays so from page to page and while orders come in, until the filters change. */
function useSelection(filterText: string) {
  const state = useState<RowSelectionState>({})
  const [, setSelection] = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another selection.
  useEffect(() => setSelection({}), [filterText])
  return state
}

function Pages({ search, list }: { search: OrderSearch; list: OrderList }) {
  const { t } = useTranslation('orders')
  const { number } = useFormat()
  const queries = useQueryClient()
  const { after: _, before: __, ...first } = search
  // How many there are is told with the first page only.
  const total = list.total ?? queries.getQueryData(orderListQuery(first).queryKey)?.total ?? null
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" c="dimmed" mt="sm">
        {total &&
          t(total.is_exact ? 'total' : 'totalMore', {
            count: total.value,
            shown: number(total.value),
          })}
      </Text>
      <CursorPager next={list.next} previous={list.previous} />
    </Group>
  )
}

function Nothing({ search }: { search: OrderSearch }) {
  const { t } = useTranslation('orders')
  const may = useMay()
  if (Object.keys(filterOf(search)).length > 0 || search.after || search.before) {
    return (
      <EmptyState
        title={t('noneTitle')}
        text={t('noneText')}
        action={
          <Button variant="default" renderRoot={(props) => <Link {...props} {...paths.orders()} />}>
            {t('clearFilters')}
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      title={t('emptyTitle')}
      text={t('emptyText')}
      action={
        may('orders:write') && (
          <Group>
            <Button renderRoot={(props) => <Link {...props} {...paths.newOrder()} />}>
              {t('emptyAction')}
            </Button>
          </Group>
        )
      }
    />
  )
}
