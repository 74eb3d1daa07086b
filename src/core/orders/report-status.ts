import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { loadOrder, type OrderKey } from './load-order.ts'

const insertReport = statement('order_report_status', insertEventsSql('$1'))

/**
 * Writes down what somebody else says of an order, as an event of it; the order's own states stay as
 * they are. Refuses order_not_found.
 */
export async function reportStatus(
  db: Db,
  actor: Actor,
  key: OrderKey,
  status: string,
  now: Date,
): Promise<void> {
  const order = await loadOrder(db, actor.merchant.id, key)
  const event = newEvent(actor, 'order.status_reported', order.id, { status }, now)
  await db.write(insertReport, [JSON.stringify([event])])
}

const readReport = statement(
  'order_reported_status',
  `select e.kind, e.data ->> 'status' as status
     from events e
    where e.merchant_id = $1 and e.subject_id = $2
      and (e.kind = 'order.status_reported'
           or e.data -> 'moved' is not null and json_array_length(e.data -> 'moved') > 0)
    order by e.sequence desc limit 1`,
)

/**
 * What was last said of an order, or null when nothing was said since its own states last moved: then
 * the record knows better.
 */
export async function findReportedStatus(
  db: Db,
  merchantId: string,
  orderId: string,
): Promise<string | null> {
  const [row] = await db.read<{ kind: string; status: string }>(readReport, [merchantId, orderId])
  return row?.kind === 'order.status_reported' ? row.status : null
}
