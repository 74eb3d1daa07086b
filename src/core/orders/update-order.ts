import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { type EventKind, insertEventsSql } from '../events.ts'
import { takeNumbers } from '../numbers.ts'
import { changeableColumns } from './changeable-columns.ts'
import { changedLines, type ReplacingLine } from './changed-lines.ts'
import { type NewLine, numberRefusalOf } from './create-order.ts'
import { followLines } from './follow-lines.ts'
import { loadOrder, lockOrder, type OrderKey } from './load-order.ts'
import type { Order } from './order.ts'
import { changeEvents } from './order-events.ts'
import { orderRowJson } from './order-row.ts'
import { refuseFrozenDelivery, type StateChange, stateColumns } from './order-states.ts'
import { computeTotals } from './order-totals.ts'
import { settleVouchers } from './settle-vouchers.ts'
import { movesParcel, stateRules } from './state-rules.ts'

/** What may be changed of an order; a member that is left out stays as it is. */
export interface OrderChanges {
  columns?: Partial<
    Pick<
      Order,
      | 'ref_order_id'
      | 'source'
      | 'order_number'
      | 'customer_id'
      | 'customer_firstline_id'
      | 'customer_name'
      | 'customer_email'
      | 'customer_phone'
      | 'recipient_name'
      | 'recipient_phone'
      | 'subtotal_minor'
      | 'total_minor'
      | 'discount_minor'
      | 'shipping_fee_minor'
      | 'tax_minor'
      | 'credit_minor'
      | 'points_used'
      | 'points_value_minor'
      | 'carrier_state'
      | 'tracking_number'
      | 'tracking_url'
      | 'delivery_remark'
      | 'request_submitted_at'
      | 'request_authorized_at'
      | 'request_accepted_at'
      | 'child_order_ids'
      | 'split_at'
      | 'delivery_address'
      | 'tags'
      | 'note'
      | 'stock_deducted'
      | 'ordered_at'
      | 'source_updated_at'
      | 'register_code'
      | 'shift_code'
      | 'shift_name'
      | 'operator_code'
      | 'operator_name'
      | 'details'
      | 'shopline_fields'
      | 'firstline_fields'
      | 'wixtar_fields'
    >
  >
  states?: StateChange
  /** Replaces all lines. */
  lines?: ReplacingLine[]
  /** Appends lines. */
  added_lines?: NewLine[]
  /** Changes one line, found by its id. */
  changed_line?: { id: string; columns: Partial<NewLine> }
  /** Who changed it, where the face names a person. */
  modified_by?: { code: string; name: string }
  /** The caller books the stock of the changed lines, which go on in another order. */
  moves_lines_away?: boolean
  /** The columns are of the order's delivery alone, which has its own time of change. */
  is_delivery_only?: boolean
  /** The id of the return whose effect on the order this is. */
  follows_return?: string
  /** The kind of the event, where it is more than a change of columns or states. */
  event_kind?: EventKind
  /** What the event tells beside the change itself: the reason of a cancellation, for example. */
  event_data?: Record<string, unknown>
  /** Ask for a mail to the customer about it; recorded as an event, sent by whoever reads it. */
  notifies?: boolean
}

const updateRow = statement(
  'order_update',
  `with old as (
     delete from order_lines where merchant_id = $1 and order_id = $2 and $5::boolean
   ), changed as (
     update orders set (${columnsOf('')}) = (
       select ${columnsOf('r.')} from json_populate_record(null::orders, $3::json) r)
      where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$4')}`,
)

const insertLines = statement(
  'order_insert_lines',
  'insert into order_lines select * from json_populate_recordset(null::order_lines, $1::json)',
)

// In one order everywhere, since two connections may share a slot and move in opposite directions.
const moveTally = statement(
  'order_tally_move',
  `insert into order_tallies as t (merchant_id, slot, order_state, order_count)
   select $1::text, pg_backend_pid() & 63, order_state, order_count
     from (values ($2::text, -1), ($3::text, 1)) moved (order_state, order_count)
    order by order_state
   on conflict (merchant_id, slot, order_state)
   do update set order_count = t.order_count + excluded.order_count`,
)

function columnsOf(prefix: string): string {
  return [...changeableColumns, 'search_terms'].map((column) => prefix + column).join(', ')
}

/**
 * Changes one order in one transaction and returns it as it then is. `decide` is given the order as
 * it is under lock and says what to change, or refuses; null changes nothing and records no event.
 * Refuses a number that another order has (order_number_taken).
 */
export async function updateOrder(
  db: Db,
  actor: Actor,
  key: OrderKey,
  decide: (order: Order) => OrderChanges | null,
  now: Date,
): Promise<Order> {
  const before = await loadOrder(db, actor.merchant.id, key)
  // Numbers are taken outside the transaction, for as many lines as the change needs now.
  let count = newLineCount(decide(before))
  for (;;) {
    const numbers = await takeNumbers(db, actor.merchant.id, 'order_lines', count)
    try {
      const after = await db.transaction(async (tx) => {
        const order = await lockOrder(tx, actor.merchant.id, { id: before.id })
        const changes = decide(order)
        if (!changes) return order
        // The order changed before it was locked, and the change now needs more.
        count = newLineCount(changes)
        if (count > numbers.length) return null
        return storeOrderChanges(tx, actor, order, changes, now, numbers)
      })
      if (after) return after
    } catch (error) {
      throw numberRefusalOf(error)
    }
  }
}

function newLineCount(changes: OrderChanges | null): number {
  return (changes?.lines ?? changes?.added_lines ?? []).length
}

/**
 * Stores changes of an order that the open transaction has locked, with their event, and returns
 * the order as it then is. `numbers` are for new lines.
 */
export async function storeOrderChanges(
  tx: Tx,
  actor: Actor,
  order: Order,
  changes: OrderChanges,
  clock: Date,
  numbers: number[] = [],
): Promise<Order> {
  const now = notBeforeLast(order, clock)
  const at = now.toISOString()
  const rules = await stateRules(tx, actor, order, changes)
  if (movesParcel(order, changes)) refuseFrozenDelivery(order, rules)
  const states = changes.states ? stateColumns(order, changes.states, at, rules) : null
  const lines = changedLines(order, changes, numbers, at)
  const linesChange = lines !== order.lines
  if (!changes.columns && !states && !linesChange && !changes.modified_by) return order
  if (linesChange && !changes.moves_lines_away) await followLines(tx, actor, order, lines, now)
  const isOnlyDelivery =
    !linesChange &&
    (changes.is_delivery_only ?? !changes.columns) &&
    states?.order_state === undefined &&
    states?.payment_state === undefined
  const merged: Order = { ...order, ...changes.columns, ...states, lines }
  if (changes.is_delivery_only) merged.delivery_updated_at = at
  Object.assign(merged, computeTotals(merged, lines), {
    // Code and name are of one person: a merchant's own token has a name without a code.
    modified_by_code: changes.modified_by ? changes.modified_by.code : actor.code,
    modified_by_name: changes.modified_by?.name ?? actor.name,
    // Delivery changes do not move the order's own time (spec/shopline/orders.md 2.3).
    updated_at: isOnlyDelivery ? order.updated_at : at,
    version: order.version + 1,
  })
  await tx.run(updateRow, [
    order.merchant_id,
    order.id,
    orderRowJson(merged),
    JSON.stringify(changeEvents(actor, order, merged, changes, now)),
    linesChange,
  ])
  if (linesChange && lines.length > 0) await tx.run(insertLines, [JSON.stringify(lines)])
  if (merged.order_state !== order.order_state) {
    await settleVouchers(tx, actor, merged, now)
    await tx.run(moveTally, [order.merchant_id, order.order_state, merged.order_state])
  }
  return merged
}

// Whoever waited for the lock read the clock before the change that it waited for, and a split moves
// the time on. An order never gets younger: callers lock on its time, and its story goes by it.
function notBeforeLast(order: Order, clock: Date): Date {
  const times = [order.updated_at, order.payment_updated_at, order.delivery_updated_at]
  return new Date(Math.max(clock.getTime(), ...times.map((time) => Date.parse(time))))
}
