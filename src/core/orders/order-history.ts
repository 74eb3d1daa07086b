import { type Db, statement } from '../../platform/db.ts'
import type { OrderState, PaymentState } from './order.ts'

/** The order's states after one change. */
export interface OrderStateEntry {
  at: string
  order_state: OrderState
  payment_state: PaymentState
}

const readHistory = statement(
  'order_history',
  `select e.occurred_at as at, e.data ->> 'order_state' as order_state,
          e.data ->> 'payment_state' as payment_state
     from events e
    where e.merchant_id = $1 and e.subject_id = $2
      and e.kind in ('order.created', 'order.state_changed')
    order by e.sequence`,
)

/** The order's states from its creation on, oldest first, read from its events. */
export async function findOrderHistory(
  db: Db,
  merchantId: string,
  orderId: string,
): Promise<OrderStateEntry[]> {
  const rows = await db.read<Omit<OrderStateEntry, 'at'> & { at: Date }>(readHistory, [
    merchantId,
    orderId,
  ])
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
