import { type Db, statement } from '../../platform/db.ts'
import type { DeliveryState, OrderState, PaymentState } from './order.ts'

/** One event of an order that moved a state, or a shipment that failed. */
export interface OrderMove {
  kind: string
  at: string
  actor_kind: string
  actor_id: string | null
  actor_name: string
  order_state: OrderState
  payment_state: PaymentState
  delivery_state: DeliveryState
  moved: ('order_state' | 'payment_state' | 'delivery_state')[]
  /** Why, where the command was told. */
  reason: { key: string; message: string } | null
}

const findMoves = statement(
  'order_find_moves',
  `select row_to_json(m) as move from (
     select e.kind, e.occurred_at as at, e.actor_kind, e.actor_id, e.actor_name,
            e.data ->> 'order_state' as order_state, e.data ->> 'payment_state' as payment_state,
            e.data ->> 'delivery_state' as delivery_state, coalesce(e.data -> 'moved', '[]') as moved,
            e.data -> 'reason' as reason
       from events e
      where e.merchant_id = $1 and e.subject_id = $2
        and (e.kind = 'order.shipment_failed'
             or e.kind <> 'order.notification_requested'
                and json_array_length(coalesce(e.data -> 'moved', '[]')) > 0)
      order by e.sequence desc limit $3) m`,
)

/** What moved the states of an order, newest first; of an unknown order nothing. */
export async function findOrderMoves(
  db: Db,
  merchantId: string,
  orderId: string,
  limit: number,
): Promise<OrderMove[]> {
  const rows = await db.read<{ move: OrderMove }>(findMoves, [merchantId, orderId, limit])
  return rows.map((row) => row.move)
}
