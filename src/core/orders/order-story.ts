import { type Db, statement } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { PreviousValues } from './changeable-columns.ts'
import { loadOrder, type OrderRow, orderJsonSql, orderOf } from './load-order.ts'
import type { Order } from './order.ts'

/** One thing that happened to an order, from whichever table it was written in. */
export interface StoryEntry {
  /** ISO text in UTC. */
  at: string
  kind: 'event' | 'stock' | 'ledger' | 'message' | 'webhook'
  id: string
  /** What it was: the event's kind, the movement's reason, the entry's type, the webhook's topic. */
  what: string
  face: string | null
  actor_name: string | null
  data: Record<string, unknown>
  /** The order on both sides of an event that changed it. */
  change: { before: Order; after: Order } | null
}

/** An order's time line, oldest first, and the order as it was at the end of it. */
export interface OrderStory {
  order: Order
  entries: StoryEntry[]
}

// One part of the line per table; each names what it shows, so that a new column stays inside.
const readEntries = statement(
  'order_story',
  `select row_to_json(s) as entry from (
     select occurred_at as at, 'event' as kind, id, kind as what, face, actor_name, data,
            sequence as rank
       from events where merchant_id = $1 and subject_id = $2
     union all
     select e.occurred_at, 'event', e.id, e.kind, e.face, e.actor_name, e.data, e.sequence
       from return_orders r
       join events e on e.merchant_id = $1 and e.subject_id = r.id
      where r.merchant_id = $1 and r.order_id = $2
     union all
     select m.occurred_at, 'stock', m.id, m.reason, null, m.actor_name,
            json_build_object('variant_id', m.variant_id, 'warehouse_id', m.warehouse_id,
                              'quantity', m.quantity, 'sku', v.sku, 'title', p.title,
                              'warehouse', w.name), null
       from stock_movements m
       join variants v on v.merchant_id = $1 and v.id = m.variant_id
       join products p on p.merchant_id = $1 and p.id = v.product_id
       join warehouses w on w.merchant_id = $1 and w.id = m.warehouse_id
      where m.merchant_id = $1 and m.order_id = $2
     union all
     select occurred_at, 'ledger', id, type, null, actor_name,
            json_build_object('ledger', ledger, 'account', account, 'amount', amount,
                              'posting_id', posting_id, 'customer_id', customer_id), null
       from ledger_entries
      where merchant_id = $1 and order_id = $2 and account = 'customer'
     union all
     select created_at, 'message', id,
            case when is_private then 'note' else 'message' end, null, null,
            json_build_object('text', text, 'sender', sender), null
       from order_messages where merchant_id = $1 and order_id = $2
     union all
     select d.created_at, 'webhook', d.id, d.topic, null, null,
            json_build_object('subscription_id', d.subscription_id, 'event_id', d.event_id,
                              'state', d.state, 'attempt_count', d.attempt_count,
                              'finished_at', d.finished_at, 'address', w.address), null
       from events e
       join webhook_deliveries d on d.merchant_id = $1 and d.event_id = e.id
       join webhook_subscriptions w on w.merchant_id = $1 and w.id = d.subscription_id
      where e.merchant_id = $1 and e.subject_id = $2
   ) s
   where $3::timestamptz is null or s.at <= $3
   order by s.at, s.rank nulls last, s.kind, s.id`,
)

// The order and its later changes are read in one snapshot: a change between them would be undone
// without having been done.
const readOrderAt = statement(
  'order_at',
  `select ${orderJsonSql},
          (select coalesce(json_agg(e.data -> 'before' order by e.sequence desc), '[]')
             from events e
            where e.merchant_id = $1 and e.subject_id = $2 and e.occurred_at > $3
              and e.data -> 'before' is not null) as later
     from orders o where o.merchant_id = $1 and o.id = $2`,
)

/**
 * The order as it was at an instant, rebuilt from its events: the values before each later change
 * are laid over the order as it is, newest first. Refuses an unknown order and an instant before
 * the order was recorded (order_not_found).
 */
export async function loadOrderAt(
  db: Db,
  merchantId: string,
  orderId: string,
  at: Date,
): Promise<Order> {
  const [row] = await db.read<OrderRow & { later: PreviousValues[] }>(readOrderAt, [
    merchantId,
    orderId,
    at,
  ])
  if (!row || at.getTime() < Date.parse(row.order_row.created_at)) {
    throw new DomainError('order_not_found')
  }
  const order: Order = Object.assign(orderOf(row), ...row.later)
  order.messages = order.messages.filter(
    (message) => Date.parse(message.created_at) <= at.getTime(),
  )
  return order
}

/**
 * The story of an order: its events, stock movements, ledger entries, messages and webhooks on one
 * time line, oldest first. With `at` the line ends there and the order is as it was then. Refuses
 * like `loadOrderAt`.
 */
export async function loadOrderStory(
  db: Db,
  merchantId: string,
  orderId: string,
  at: Date | null,
): Promise<OrderStory> {
  const [order, rows] = await Promise.all([
    at ? loadOrderAt(db, merchantId, orderId, at) : loadOrder(db, merchantId, { id: orderId }),
    db.read<{ entry: ReadEntry }>(readEntries, [merchantId, orderId, at]),
  ])
  return {
    order,
    entries: withChanges(
      order,
      rows.map((row) => row.entry),
    ),
  }
}

type ReadEntry = Omit<StoryEntry, 'change'> & { rank: number | null }

// Backwards from the order as it is: each event says what was before it.
function withChanges(last: Order, read: ReadEntry[]): StoryEntry[] {
  let after = last
  return read
    .toReversed()
    .map(({ rank: _, ...entry }) => {
      const { before: previous, ...data } = entry.data as { before?: PreviousValues }
      const at = new Date(entry.at).toISOString()
      // A return's event tells of the return.
      if (!previous || !entry.what.startsWith('order.')) return { ...entry, data, at, change: null }
      const change = { before: { ...after, ...previous }, after }
      after = change.before
      return { ...entry, data, at, change }
    })
    .toReversed()
}
