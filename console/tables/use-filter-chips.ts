import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StoreList } from '../../src/console-api/stores/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import {
  type ListFilter,
  listFilters,
  type OrderSearch,
  type SingleFilter,
  singleFilters,
} from './order-search.ts'

/** One filter as a word that can be taken away. */
export interface FilterChip {
  key: string
  text: string
  /** The address without it. */
  without: Partial<OrderSearch>
}

/** The shop's stores, for their names. */
export const storesQuery = {
  queryKey: ['stores', 'list'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<StoreList>('/stores', { signal }),
}

/** What the list is narrowed by, in words; the text has a field of its own. */
export function useFilterChips(search: OrderSearch, customerName: string | null): FilterChip[] {
  const { t } = useTranslation(['orders', 'common'])
  const valueText = useValueText(customerName)
  const chip = (field: ListFilter | SingleFilter, value: string, without: Partial<OrderSearch>) => {
    const shown = valueText(field, value)
    const name = t(`fields.${field}`)
    return {
      key: `${field} ${value}`,
      text: shown === null ? name : t('chip', { field: name, value: shown }),
      without,
    }
  }
  const lists = listFilters.flatMap((field) =>
    (search[field] ?? []).map((value, _, all) => {
      const rest = (all as string[]).filter((each) => each !== value)
      return chip(field, value, { [field]: rest.length > 0 ? rest : undefined })
    }),
  )
  const singles = singleFilters
    .filter((field) => field !== 'q' && search[field] !== undefined)
    .map((field) => chip(field, search[field] as string, { [field]: undefined }))
  return [...singles, ...lists]
}

const machines = {
  order_state: 'order',
  payment_state: 'payment',
  delivery_state: 'delivery',
} as const

/** How a value is called; null where the name of the filter says all. */
function useValueText(customerName: string | null) {
  const { t, i18n } = useTranslation(['orders', 'common', 'states'])
  const { dayOf } = useFormat()
  const { data: stores } = useQuery(storesQuery)
  const known = (key: string, ns: 'states' | 'orders' | 'common', value: string) =>
    i18n.exists(key, { ns }) ? t(`${ns}:${key}` as 'common:faces.console') : value
  return (field: ListFilter | SingleFilter, value: string): string | null => {
    switch (field) {
      case 'order_state':
      case 'payment_state':
      case 'delivery_state':
        return known(`${machines[field]}.${value}`, 'states', value)
      case 'queue':
        return known(`views.${value}`, 'orders', value)
      case 'origin':
        return known(`faces.${value}`, 'common', value)
      case 'store_id':
        return stores?.items.find((store) => store.id === value)?.name ?? value
      case 'customer_id':
        return customerName ?? value
      case 'ordered_from':
        return dayTextOf(value, 0)
      case 'ordered_to':
        // The end itself is left out: the day that ends there is the last one.
        return dayTextOf(value, -1)
      case 'has_difference':
      case 'has_return':
        return value === 'true' ? null : t('common:no')
      default:
        return value
    }
  }
  function dayTextOf(iso: string, shiftMs: number): string {
    const at = Date.parse(iso)
    return Number.isNaN(at) ? iso : dayOf(new Date(at + shiftMs))
  }
}
