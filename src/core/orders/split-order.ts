import type { Db, Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { loadStore } from '../merchants/find-stores.ts'
import { handOverStock } from '../products/hand-over-stock.ts'
import { hasLiveReturn } from '../returns/has-live-return.ts'
import { createdData, insertOrderIn } from './create-order.ts'
import { loadOrder, lockOrder, type OrderKey } from './load-order.ts'
import { moveBalances } from './move-balances.ts'
import type { Order } from './order.ts'
import { nextSystemNumber } from './order-numbers.ts'
import { type OrderNumbers, takeOrderNumbers } from './order-row.ts'
import { refuseUnlessOpen } from './order-states.ts'
import { computeTotals } from './order-totals.ts'
import { type MovedLine, planSplit, type SplitPart } from './split-plan.ts'
import { storeOrderChanges } from './update-order.ts'

export interface Split {
  lines: MovedLine[]
  /** The order's own time as the caller knows it; a different second is refused. */
  updated_at: Date
  /** Ask for a mail about the child, about the parent. */
  notifies_child: boolean
  notifies_parent: boolean
}

/**
 * Moves units of an open order into a new order of its own and returns both. Lines, amounts, credits
 * and points are divided, so that the two orders sum to the one (split-plan.ts); stock stays as it
 * is and is booked over. The child is the same sale to the same person in another parcel, so it
 * keeps the time of the sale and begins with an unsent delivery. Refuses an order that changed
 * (order_changed_meanwhile), that is not open, that has a return (order_has_return), and what
 * planSplit refuses.
 */
export async function splitOrder(
  db: Db,
  actor: Actor,
  key: OrderKey,
  split: Split,
  now: Date,
): Promise<{ parent: Order; child: Order }> {
  const before = await loadOrder(db, actor.merchant.id, key)
  const store = await loadStore(db, actor.merchant.id, { id: before.store_id })
  const numbers = await takeOrderNumbers(db, actor, {
    line_count: before.lines.length,
    store_code: store.code,
    ordered_at: new Date(before.ordered_at),
  })
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, actor.merchant.id, { id: before.id })
    // The moment is moved on where needed, so that callers who know whole seconds see the change.
    const at = new Date(Math.max(now.getTime(), (secondOf(order.updated_at) + 1) * 1000))
    await refuseUnlessSplittable(tx, order, split)
    const plan = planSplit(order, split.lines)
    // Lines that came in meanwhile have no numbers waiting.
    if (plan.child.lines.length > before.lines.length) {
      throw new DomainError('order_changed_meanwhile')
    }
    const child = childRow(actor, order, plan.child, numbers, at)
    await moveBalances(tx, actor, order, child, at)
    await handOverStock(tx, actor, {
      fromOrderId: order.id,
      toOrderId: child.id,
      lines: child.lines,
      now: at,
    })
    await insertChild(tx, actor, child, split, at)
    const parent = await storeOrderChanges(
      tx,
      actor,
      order,
      {
        columns: {
          ...plan.parent.amounts,
          child_order_ids: [...order.child_order_ids, child.id],
          split_at: at.toISOString(),
        },
        lines: plan.parent.lines.map((line) => ({
          ...line,
          kept: order.lines.find((each) => each.id === line.id) ?? line,
        })),
        moves_lines_away: true,
        event_kind: 'order.split',
        event_data: { child_order_id: child.id, split_lines: split.lines },
        notifies: split.notifies_parent,
      },
      at,
    )
    return { parent, child }
  })
}

async function refuseUnlessSplittable(tx: Tx, order: Order, split: Split): Promise<void> {
  if (secondOf(order.updated_at) !== secondOf(split.updated_at)) {
    throw new DomainError('order_changed_meanwhile')
  }
  refuseUnlessOpen(order)
  // A return holds units and shares of the order as it was.
  if (await hasLiveReturn(tx, order.merchant_id, order.id)) {
    throw new DomainError('order_has_return')
  }
}

function secondOf(time: string | Date): number {
  return Math.floor(new Date(time).getTime() / 1000)
}

async function insertChild(
  tx: Tx,
  actor: Actor,
  child: Order,
  split: Split,
  now: Date,
): Promise<void> {
  const created = { ...createdData(child), parent_order_id: child.parent_order_id }
  const events = [newEvent(actor, 'order.created', child.id, created, now)]
  if (split.notifies_child) {
    const request = { about: 'order.created' }
    events.push(newEvent(actor, 'order.notification_requested', child.id, request, now))
  }
  await insertOrderIn(tx, child, events)
}

function childRow(
  actor: Actor,
  order: Order,
  { amounts, lines }: SplitPart,
  numbers: OrderNumbers,
  now: Date,
): Order {
  const id = newId(now)
  const at = now.toISOString()
  const systemNumber = nextSystemNumber(now)
  // A till knows an order by its own number.
  const ownNumber = order.origin === 'wixtar' ? numbers.wixtar_number : numbers.merchant_number
  const childLines = lines.map((line, index) => ({
    ...line,
    order_id: id,
    position: index + 1,
    id: newId(now),
    firstline_id: numbers.line_firstline_ids[index] as number,
    created_at: at,
    updated_at: at,
  }))
  const child: Order = {
    ...order,
    ...amounts,
    ...freshParcel(now),
    id,
    firstline_id: numbers.firstline_id,
    wixtar_number: numbers.wixtar_number,
    order_number: ownNumber ?? systemNumber,
    system_number: systemNumber,
    merchant_number: numbers.merchant_number,
    // The third party's id stays with the order that it was given to.
    ref_order_id: null,
    modified_by_code: actor.code,
    modified_by_name: actor.name,
    parent_order_id: order.id,
    child_order_ids: [],
    messages: [],
    split_at: at,
    payment_updated_at: at,
    created_at: at,
    updated_at: at,
    version: 1,
    shopline_fields: order.shopline_fields && { ...order.shopline_fields, payment_id: newId(now) },
    lines: childLines,
  }
  return Object.assign(child, computeTotals(child, childLines))
}

/** The delivery of a parcel that nobody has sent yet. */
function freshParcel(now: Date) {
  return {
    delivery_id: newId(now),
    delivery_state: 'pending',
    carrier_state: 'pending',
    tracking_number: '',
    tracking_url: null,
    delivery_remark: null,
    shipped_at: null,
    arrived_at: null,
    collected_at: null,
    returned_at: null,
    request_submitted_at: null,
    request_authorized_at: null,
    request_accepted_at: null,
    delivery_updated_at: now.toISOString(),
  } as const
}
