import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  BulkAnswer,
  BulkInput,
  OrderList,
  OrderTags,
} from '../../src/console-api/order-list/contract.ts'
import type {
  SavedViewInput,
  SavedViewJson,
  SavedViewList,
} from '../../src/console-api/saved-views/contract.ts'
import { api, type Query } from '../api.ts'
import { filterOf, type OrderSearch } from './order-search.ts'

/** One page of orders. */
export function orderListQuery(search: OrderSearch) {
  const { sort, direction, after, before } = search
  const query = { ...filterOf(search), sort, direction, after, before } as Query
  return queryOptions({
    queryKey: ['orders', 'list', query],
    queryFn: ({ signal }) => api.get<OrderList>('/orders', { query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** The tags that orders have. */
export const orderTagsQuery = queryOptions({
  queryKey: ['orders', 'tags'],
  queryFn: ({ signal }) => api.get<OrderTags>('/order-tags', { signal }),
})

export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views', 'orders'],
  queryFn: ({ signal }) =>
    api.get<SavedViewList>('/saved-views', { query: { screen: 'orders' }, signal }),
})

export const changeOrders = (input: BulkInput, options: { key?: string; isDry?: boolean } = {}) =>
  api.post<BulkAnswer>('/orders/bulk', input, {
    ...(options.key === undefined ? {} : { key: options.key }),
    ...(options.isDry ? { query: { dry_run: true } } : {}),
  })

export const createView = (input: SavedViewInput) => api.post<SavedViewJson>('/saved-views', input)

export const updateView = (
  view: SavedViewJson,
  change: Partial<Pick<SavedViewJson, 'name' | 'query' | 'is_shared'>>,
) => api.patch<SavedViewJson>(`/saved-views/${view.id}`, change, { ifMatch: view.version })

export const deleteView = (view: SavedViewJson) => api.delete<null>(`/saved-views/${view.id}`)
