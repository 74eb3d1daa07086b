import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OrderHit, SearchAnswer, SearchMatch } from '../../src/console-api/search/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { type Place, paths } from '../paths.ts'
import { useMay } from '../session.ts'

/** One choice of the search box: where it leads, and what it says. */
export interface SearchEntry {
  key: string
  group: 'orders' | 'customers' | 'products' | 'vouchers' | 'actions' | 'pages'
  label: string
  sub?: string
  /** The text that the search found, where label and sub do not show it. */
  matched?: SearchMatch | null
  /** Of an order. */
  states?: Pick<OrderHit, 'payment_state' | 'delivery_state'>
  place: Place
}

/** What the search box offers for a text; `isCurrent` says that it is of this text already. */
export function useSearchEntries(q: string): {
  entries: SearchEntry[]
  isCurrent: boolean
  error: unknown
} {
  const search = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.get<SearchAnswer>('/search', { query: { q }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 5000,
  })
  const hitEntries = useHitEntries()
  const ownEntries = useOwnEntries(q)
  const hits = q === '' || !search.data ? [] : hitEntries(search.data)
  return {
    entries: [...hits, ...ownEntries],
    isCurrent: q === '' || (search.isSuccess && !search.isPlaceholderData) || search.isError,
    error: q === '' ? null : search.error,
  }
}

function useHitEntries(): (found: SearchAnswer) => SearchEntry[] {
  const { t } = useTranslation('search')
  const { money, time } = useFormat()
  const orderEntry = (hit: OrderHit): SearchEntry => ({
    key: `order-${hit.id}`,
    group: 'orders',
    label: hit.label,
    sub: [hit.sub_label, money(hit.total_minor, hit.currency), time(hit.ordered_at)]
      .filter((each) => each !== '')
      .join(' · '),
    matched: hit.matched,
    states: hit,
    place: paths.order(hit.id),
  })
  return (found) => [
    ...found.orders.map(orderEntry),
    ...found.customers.map(
      (hit): SearchEntry => ({
        key: `customer-${hit.id}`,
        group: 'customers',
        label: hit.label,
        sub: hit.sub_label,
        matched: hit.matched,
        place: paths.customer(hit.id),
      }),
    ),
    ...found.products.map(
      (hit): SearchEntry => ({
        key: `product-${hit.id}`,
        group: 'products',
        label: hit.label,
        sub: hit.sub_label,
        matched: hit.matched,
        place: paths.product(hit.id),
      }),
    ),
    ...found.vouchers.map((hit): SearchEntry => {
      const owner = hit.customer_id ? paths.customer(hit.customer_id) : null
      const use = hit.order_id ? paths.order(hit.order_id) : null
      return {
        key: `voucher-${hit.id}`,
        group: 'vouchers',
        label: hit.label,
        sub: `${hit.sub_label} · ${hit.used_at ? t('used') : t('unused')}`,
        place: use ?? owner ?? paths.orders({ q: hit.label }),
      }
    }),
  ]
}

/** What needs no server: the list of orders with this text, actions and pages of this name. */
function useOwnEntries(q: string): SearchEntry[] {
  const { t } = useTranslation(['search', 'pages'])
  const may = useMay()
  const pages: [string, Place, string | null][] = [
    [t('pages:home'), paths.home(), 'orders:read'],
    [t('pages:orders'), paths.orders(), 'orders:read'],
    [t('pages:customers'), paths.customers(), 'customers:read'],
    [t('pages:products'), paths.products(), 'products:read'],
    [t('pages:stores'), paths.stores(), 'stores:read'],
    [t('pages:developers'), paths.webhooks(), 'developers:read'],
    [t('pages:settings'), paths.settings(), null],
  ]
  const action: SearchEntry = {
    key: 'new-order',
    group: 'actions',
    label: t('pages:newOrder'),
    place: paths.newOrder(),
  }
  const inOrders: SearchEntry = {
    key: 'in-orders',
    group: 'actions',
    label: t('inOrders', { q }),
    place: paths.orders({ q }),
  }
  const own = [
    ...(may('orders:write') ? [action] : []),
    ...pages
      .filter(([, , needs]) => needs === null || may(needs))
      .map(
        ([page, place]): SearchEntry => ({
          key: `page-${place.to}`,
          group: 'pages',
          label: t('goTo', { page }),
          place,
        }),
      ),
  ]
  if (q === '') return own
  const wanted = q.toLowerCase()
  return [
    ...(may('orders:read') ? [inOrders] : []),
    ...own.filter((entry) => entry.label.toLowerCase().includes(wanted)),
  ]
}
