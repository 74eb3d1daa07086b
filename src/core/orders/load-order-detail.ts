import { type Db, statement } from '../../platform/db.ts'
import { type CustomerSummary, findCustomerSummaries } from '../customers/customer-summaries.ts'
import { loadStore, type Store } from '../merchants/find-stores.ts'
import { findReturnsOf } from '../returns/find-returns-of.ts'
import type { ReturnOrder } from '../returns/return-order.ts'
import { findOrderTags } from './find-order-tags.ts'
import { loadOrder } from './load-order.ts'
import type { Order } from './order.ts'

/** An order with all that a person wants to see beside it. */
export interface OrderWithContext {
  order: Order
  store: Store
  /** Null without a customer, or when the customer was deleted. */
  customer: (KnownCustomer & { summary: CustomerSummary }) | null
  returns: ReturnOrder[]
  /** The order it was split off from, and those split off from it. */
  related: RelatedOrder[]
  /** Variant → units in the store's warehouse; unlimited ones are left out. */
  stock: Map<string, number>
  known_tags: string[]
}

interface KnownCustomer {
  id: string
  name: string
  email: string | null
  phone: string | null
  wixtar_number: string
  registered_at: string | null
}

export type RelatedOrder = Pick<
  Order,
  | 'id'
  | 'order_number'
  | 'order_state'
  | 'payment_state'
  | 'delivery_state'
  | 'currency'
  | 'total_minor'
  | 'computed_total_minor'
>

const readCustomer = statement(
  'order_detail_customer',
  `select row_to_json(c) as customer
     from (select id, name, email, phone, wixtar_number, registered_at from customers
            where merchant_id = $1 and id = $2 and deleted_at is null) c`,
)

const readRelated = statement(
  'order_detail_related',
  `select row_to_json(o) as related
     from (select id, order_number, order_state, payment_state, delivery_state, currency,
                  total_minor, computed_total_minor
             from orders where merchant_id = $1 and id = any($2) order by created_at, id) o`,
)

const readStock = statement(
  'order_detail_stock',
  `select v.id, coalesce(l.quantity, 0) as quantity
     from variants v
     left join stock_levels l on l.merchant_id = $1 and l.variant_id = v.id
      and l.warehouse_id = (select s.warehouse_id from stores s
                             where s.merchant_id = $1 and s.id = $3)
    where v.merchant_id = $1 and v.id = any($2) and not v.is_unlimited`,
)

/** An order with its context, in two round trips; refuses with order_not_found. */
export async function loadOrderDetail(
  db: Db,
  merchantId: string,
  id: string,
): Promise<OrderWithContext> {
  const order = await loadOrder(db, merchantId, { id })
  const { customer_id } = order
  const relatedIds = [order.parent_order_id, ...order.child_order_ids].filter((each) => each)
  const variantIds = order.lines.flatMap((line) => line.variant_id ?? [])
  const [store, customers, summaryOf, returns, related, stock, known_tags] = await Promise.all([
    loadStore(db, merchantId, { id: order.store_id }),
    customer_id === null
      ? []
      : db.read<{ customer: KnownCustomer }>(readCustomer, [merchantId, customer_id]),
    findCustomerSummaries(db, merchantId, customer_id === null ? [] : [customer_id]),
    findReturnsOf(db, merchantId, id),
    relatedIds.length === 0
      ? []
      : db.read<{ related: RelatedOrder }>(readRelated, [merchantId, relatedIds]),
    db.read<{ id: string; quantity: number }>(readStock, [merchantId, variantIds, order.store_id]),
    findOrderTags(db, merchantId),
  ])
  const customer = customers[0]?.customer
  return {
    order,
    store,
    customer: customer ? { ...customer, summary: summaryOf(customer.id) } : null,
    returns,
    related: related.map((row) => row.related),
    stock: new Map(stock.map((row) => [row.id, row.quantity])),
    known_tags,
  }
}
