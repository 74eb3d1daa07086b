import { z } from 'zod'
import { countListedOrders, listOrders } from '../../core/orders/list-orders.ts'
import { endpoint } from '../endpoint.ts'
import type { OrderList } from './contract.ts'
import { orderListItemJson } from './order-list-json.ts'
import { filterOf, orderQueryFields, sortFields } from './order-query.ts'

const query = z
  .object({
    ...orderQueryFields,
    ...sortFields,
    /** `next` of a page: what comes after it. */
    after: z.string().min(1).max(100).optional(),
    /** `previous` of a page: what comes before it. */
    before: z.string().min(1).max(100).optional(),
    limit: z
      .string()
      .regex(/^\d{1,3}$/, 'must be a number')
      .transform(Number)
      .pipe(z.number().min(1).max(200))
      .default(50),
  })
  .refine((given) => given.after === undefined || given.before === undefined, {
    path: ['before'],
    message: 'cannot be given together with after',
  })

/** GET /orders: one page, any depth for one price; how many there are is told on the first page. */
export const getOrdersEndpoint = endpoint({ query }, async (call): Promise<OrderList> => {
  const { sort, direction, limit, after, before } = call.query
  const filter = filterOf(call.query)
  const isFirst = after === undefined && before === undefined
  const [page, total] = await Promise.all([
    listOrders(call.db, call.merchantId, filter, {
      ...{ sort, direction, limit },
      ...{ after_id: after, before_id: before },
    }),
    isFirst ? countListedOrders(call.db, call.merchantId, filter) : null,
  ])
  const { items } = page
  return {
    items: items.map(orderListItemJson),
    next: page.has_next ? (items.at(-1)?.id ?? null) : null,
    previous: page.has_previous ? (items.at(0)?.id ?? null) : null,
    total,
  }
})
