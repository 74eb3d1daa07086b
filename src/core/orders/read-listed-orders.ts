import type { Db } from '../../platform/db.ts'
import { type ListPaging, listOrders, type OrderListing } from './list-orders.ts'
import type { OrderListFilter } from './order-list-filter.ts'

const pageSize = 200

/**
 * All orders that a filter finds, page by page, so that the memory it takes does not grow with their
 * number. Each page is read when it is asked for; an order that changes its place meanwhile may come
 * twice or not at all.
 */
export async function* readListedOrders(
  db: Db,
  merchantId: string,
  filter: OrderListFilter,
  order: Pick<ListPaging, 'sort' | 'direction'>,
): AsyncGenerator<OrderListing[]> {
  let after_id: string | undefined
  for (;;) {
    const paging = { ...order, limit: pageSize, after_id }
    const { items, has_next } = await listOrders(db, merchantId, filter, paging)
    if (items.length > 0) yield items
    after_id = items.at(-1)?.id
    if (!has_next || after_id === undefined) return
  }
}
