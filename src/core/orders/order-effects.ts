import { type Db, statement } from '../../platform/db.ts'
import { rehearse } from '../../platform/inside-transaction.ts'
import type { RecordedEvent } from '../events.ts'
import { findSubscriptions } from '../webhooks/subscriptions.ts'
import type { Subscription } from '../webhooks/webhook.ts'
import { findOrder } from './load-order.ts'
import type { Order } from './order.ts'

/** What a command did beside the order itself. */
export interface OrderEffects {
  /** By variant and warehouse; what moved from one order to another on the same shelf is left out. */
  stock: {
    variant_id: string
    sku: string
    title: string
    warehouse: string
    quantity: number
    level_after: number
  }[]
  /** The customers' side: hundredths of credits, whole points. */
  ledger: { ledger: 'credits' | 'points'; type: string; amount: number; balance_after: number }[]
  /** In the order in which they were recorded. */
  events: RecordedEvent[]
  /** Everybody who may be told of them. */
  subscriptions: Subscription[]
}

/** What would become of an order, and what else would happen. */
export interface RehearsedOrder<Result> {
  /** Null when the work makes the order. */
  before: Order | null
  after: Order
  result: Result
  effects: OrderEffects
}

const readKnown = statement(
  'order_effects_known',
  `select coalesce((select json_agg(id) from stock_movements
                     where merchant_id = $1 and order_id = any($2)), '[]') as movements,
          coalesce((select json_agg(id) from ledger_entries
                     where merchant_id = $1 and order_id = any($2)), '[]') as entries`,
)

const readStock = statement(
  'order_effects_stock',
  `select m.variant_id, v.sku, p.title, w.name as warehouse, m.quantity,
          l.quantity as level_after
     from (select variant_id, warehouse_id, sum(quantity)::float8 as quantity
             from stock_movements
            where merchant_id = $1 and order_id = any($2) and not id = any($3)
            group by variant_id, warehouse_id having sum(quantity) <> 0) m
     join stock_levels l on l.merchant_id = $1 and l.variant_id = m.variant_id
      and l.warehouse_id = m.warehouse_id
     join variants v on v.merchant_id = $1 and v.id = m.variant_id
     join products p on p.merchant_id = $1 and p.id = v.product_id
     join warehouses w on w.merchant_id = $1 and w.id = m.warehouse_id
    order by p.title, v.sku, v.id, w.name`,
)

const readLedger = statement(
  'order_effects_ledger',
  `select e.ledger, e.type, e.amount,
          (select sum(b.amount) from ledger_entries b
            where b.merchant_id = $1 and b.customer_id = e.customer_id and b.ledger = e.ledger
              and b.account = 'customer')::float8 as balance_after
     from (select customer_id, ledger, min(type) as type, sum(amount)::float8 as amount
             from ledger_entries
            where merchant_id = $1 and order_id = any($2) and not id = any($3)
              and account = 'customer'
            group by customer_id, ledger having sum(amount) <> 0) e
    order by e.ledger, e.customer_id`,
)

const readEvents = statement(
  'order_effects_events',
  `select row_to_json(e) as event from events e
    where e.merchant_id = $1 and e.transaction_id = pg_current_xact_id()
    order by e.sequence`,
)

/**
 * Does the work of a command for real and undoes it, and says what it came to. `orderId` is null
 * where the work makes the order; `idOf` finds its id. Refuses what the work refuses.
 */
export async function rehearseOrder<Result>(
  db: Db,
  merchantId: string,
  orderId: string | null,
  work: (inside: Db) => Promise<Result>,
  idOf: (result: Result) => string,
): Promise<RehearsedOrder<Result>> {
  return rehearse(db, async (inside) => {
    const before = orderId === null ? null : await findOrder(inside, merchantId, { id: orderId })
    const [known] = await inside.read<{ movements: string[]; entries: string[] }>(readKnown, [
      merchantId,
      before === null ? [] : [before.id, ...before.child_order_ids],
    ])
    const result = await work(inside)
    const after = (await findOrder(inside, merchantId, { id: idOf(result) })) as Order
    const ids = [after.id, ...after.child_order_ids]
    const stock = [merchantId, ids, known?.movements ?? []]
    const ledger = [merchantId, ids, known?.entries ?? []]
    const events = await inside.read<{ event: RecordedEvent }>(readEvents, [merchantId])
    const effects: OrderEffects = {
      stock: await inside.read(readStock, stock),
      ledger: await inside.read(readLedger, ledger),
      events: events.map((row) => row.event),
      subscriptions: await findSubscriptions(inside, merchantId),
    }
    return { before, after, result, effects }
  })
}
