import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql } from '../events.ts'
import { hasReturnOrderRevamp } from '../merchants/settings.ts'
import { lockOrder } from '../orders/load-order.ts'
import type { Order } from '../orders/order.ts'
import { assertReturnMove, type ReturnState } from '../orders/order-states.ts'
import { giveBackBalances } from '../orders/revert-balances.ts'
import { storeOrderChanges } from '../orders/update-order.ts'
import { returnStockOf } from '../products/stock.ts'
import { loadLiveReturns, loadReturnOrder } from './load-return-order.ts'
import { statesAfterReturns } from './order-after-returns.ts'
import { type ReturnEventKind, returnEvent } from './return-events.ts'
import type { ReturnOrder } from './return-order.ts'

/** What may be changed of a return; a member that is left out stays as it is. */
export interface ReturnChanges {
  return_state?: Exclude<ReturnState, 'pending'> | undefined
  /** When what is given back expires; null is never. */
  credits_expire_at?: Date | null | undefined
  points_expire_at?: Date | null | undefined
}

const changeable = [
  'return_state',
  'refund_state',
  'parcel_state',
  'inspection_state',
  'credits_expire_at',
  'points_expire_at',
  'completed_at',
  'cancelled_at',
  'updated_at',
  'version',
] as const satisfies readonly (keyof ReturnOrder)[]

const updateRow = statement(
  'return_update',
  `with changed as (
     update return_orders set (${changeable.join(', ')}) = (
       select ${changeable.map((name) => `r.${name}`).join(', ')}
         from json_populate_record(null::return_orders, $3::json) r)
      where merchant_id = $1 and id = $2
   ), inspected as (
     update return_order_lines l set inspection_state = i.inspection_state
       from json_populate_recordset(null::return_order_lines, $4::json) i
      where l.merchant_id = $1 and l.return_order_id = $2 and l.position = i.position
   )
   ${insertEventsSql('$5')}`,
)

/**
 * Changes a return and, in the same transaction, what follows of it: completing gives its share of
 * credits, points and stock back and moves the order's delivery and payment; cancelling sets its
 * units free. Saying what is so already changes nothing. Refuses return_order_not_found, moves that
 * the table of returns does not have (state_unreachable), and dates for a return whose balances are
 * given back or never will be (return_order_closed).
 */
export async function updateReturnOrder(
  db: Db,
  actor: Actor,
  id: string,
  changes: ReturnChanges,
  now: Date,
): Promise<ReturnOrder> {
  const known = await loadReturnOrder(db, actor.merchant.id, id)
  return db.transaction(async (tx) => {
    // A return changes only under the lock of its order, which it never leaves.
    const order = await lockOrder(tx, actor.merchant.id, { id: known.order_id })
    const before = await loadReturnOrder(tx, actor.merchant.id, id)
    const columns = changedColumns(before, changes, now)
    if (!columns) return before
    const after: ReturnOrder = { ...before, ...columns }
    if (columns.return_state === 'completed') await giveBack(tx, actor, order, after, now)
    await storeReturn(tx, actor, before, after, now)
    await moveOrder(tx, actor, order, after, now)
    return after
  })
}

/** The columns that the changes ask for, with what goes with them; null when nothing differs. */
function changedColumns(
  before: ReturnOrder,
  changes: ReturnChanges,
  now: Date,
): Partial<ReturnOrder> | null {
  const at = now.toISOString()
  const columns: Partial<ReturnOrder> = {}
  for (const name of ['credits_expire_at', 'points_expire_at'] as const) {
    const date = changes[name]
    if (date === undefined || sameInstant(date, before[name])) continue
    if (before.return_state === 'completed' || before.return_state === 'cancelled') {
      throw new DomainError('return_order_closed')
    }
    columns[name] = date?.toISOString() ?? null
  }
  const state = changes.return_state
  if (state && state !== before.return_state) {
    assertReturnMove(before.return_state, state)
    columns.return_state = state
    if (state === 'completed') Object.assign(columns, completion(before, at))
    if (state === 'cancelled') columns.cancelled_at = at
  }
  if (Object.keys(columns).length === 0) return null
  return { ...columns, updated_at: at, version: before.version + 1 }
}

function sameInstant(date: Date | null, text: string | null): boolean {
  if (date === null || text === null) return date === text
  return date.getTime() === Date.parse(text)
}

// Inferred: completing is the only documented end, so it says that the goods came, were accepted
// and were paid back.
function completion(before: ReturnOrder, at: string): Partial<ReturnOrder> {
  return {
    refund_state: 'refunded',
    parcel_state: 'collected',
    inspection_state: 'inspected',
    completed_at: at,
    lines: before.lines.map((line) => ({ ...line, inspection_state: 'accepted' })),
  }
}

// Locks are taken in one order everywhere: the order's row, then its customer's, then stock.
async function giveBack(
  tx: Tx,
  actor: Actor,
  order: Order,
  made: ReturnOrder,
  now: Date,
): Promise<void> {
  // The words with and without the feature: spec/shopline/orders.md 6.4, promotions-and-points.md.
  const isBound = hasReturnOrderRevamp(actor.merchant)
  const back = (most: number, word: string, expiry: string | null) => ({
    most,
    type: isBound ? 'return_order_revert' : word,
    expiresAt: expiry === null ? null : new Date(expiry),
  })
  await giveBackBalances(
    tx,
    actor,
    order,
    {
      credits: back(made.credit_minor, 'manual_credit', made.credits_expire_at),
      points: back(made.points_used, 'manual', made.points_expire_at),
    },
    now,
  )
  // Inferred: stock is not documented; goods that the customer keeps do not go back on the shelf.
  if (!made.brings_goods_back) return
  await returnStockOf(tx, actor, { orderId: order.id, lines: made.lines, reason: 'return', now })
}

async function storeReturn(
  tx: Tx,
  actor: Actor,
  before: ReturnOrder,
  after: ReturnOrder,
  now: Date,
): Promise<void> {
  const { lines, order_number: _, merchant_number: __, ...row } = after
  const changed = changeable.filter((name) => before[name] !== after[name])
  const was = Object.fromEntries(changed.map((name) => [name, before[name]]))
  await tx.run(updateRow, [
    after.merchant_id,
    after.id,
    JSON.stringify(row),
    JSON.stringify(lines),
    JSON.stringify([returnEvent(actor, kindOf(before, after), after, was, now)]),
  ])
}

function kindOf(before: ReturnOrder, after: ReturnOrder): ReturnEventKind {
  if (before.return_state === after.return_state) return 'return_order.updated'
  if (after.return_state === 'completed') return 'return_order.completed'
  if (after.return_state === 'cancelled') return 'return_order.cancelled'
  return 'return_order.updated'
}

async function moveOrder(
  tx: Tx,
  actor: Actor,
  order: Order,
  after: ReturnOrder,
  now: Date,
): Promise<void> {
  const live = await loadLiveReturns(tx, order.merchant_id, order.id)
  await storeOrderChanges(
    tx,
    actor,
    order,
    {
      states: statesAfterReturns(order, live),
      follows_return: after.id,
      event_data: { return_order_id: after.id },
    },
    now,
  )
}
