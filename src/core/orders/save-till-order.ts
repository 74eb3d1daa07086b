import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import type { Minor } from '../money.ts'
import { createOrder, type NewLine } from './create-order.ts'
import { isSameCart, keepLines } from './keep-lines.ts'
import { findOrder } from './load-order.ts'
import type { Order, OrderDetails } from './order.ts'
import { wixtarNumberOf } from './order-numbers.ts'
import { refuseUnlessOpen } from './order-states.ts'
import { shownSubtotal, shownTotal } from './order-totals.ts'
import { type OrderChanges, updateOrder } from './update-order.ts'

/** An order as a till sends it: always the whole cart. References are resolved by the caller. */
export interface TillOrder {
  /** Null when the till opens a cart; the order's number on later calls. */
  wixtar_number: string | null
  store: { id: string; code: string; warehouse_id: string }
  register_code: string
  shift: { code: string; name: string } | null
  operator: { code: string; name: string } | null
  subtotal_minor: Minor
  discount_minor: Minor
  total_minor: Minor
  /** In whole seconds, as tills know time. */
  ordered_at: Date
  /** Kept from the first call on. */
  details: OrderDetails
  wixtar_fields: Record<string, unknown>
  /** The lines, given the order as it was; null when it is new. */
  linesOf(before: Order | null): NewLine[]
}

// A number that was made here can be one that a till made up before; the next one is tried.
const attemptCountMax = 20

/**
 * Creates the order, or replaces cart and charges of the open order that has this number, in one
 * transaction, and returns it. Sending the same once more changes nothing. Refuses a number of
 * another store's order (order_number_taken) and an order that is not open any more.
 */
export async function saveTillOrder(
  db: Db,
  actor: Actor,
  input: TillOrder,
  now: Date,
): Promise<Order> {
  for (let attempt = 1; ; attempt++) {
    if (input.wixtar_number !== null) {
      const key = { wixtar_number: input.wixtar_number }
      if (await findOrder(db, actor.merchant.id, key)) {
        return updateOrder(db, actor, key, (order) => changesOf(order, input), now)
      }
    }
    try {
      return await createTillOrder(db, actor, input, now)
    } catch (error) {
      const isTaken = error instanceof DomainError && error.code === 'order_number_taken'
      if (!isTaken || attempt === attemptCountMax) throw error
    }
  }
}

async function createTillOrder(db: Db, actor: Actor, input: TillOrder, now: Date): Promise<Order> {
  const { linesOf, wixtar_number, ...given } = input
  const number =
    wixtar_number ?? (await wixtarNumberOf(db, actor.merchant, input.store.code, input.ordered_at))
  return createOrder(
    db,
    actor,
    {
      ...given,
      wixtar_number: number,
      origin: 'wixtar',
      source: null,
      customer: null,
      lines: linesOf(null),
    },
    now,
  )
}

function changesOf(order: Order, input: TillOrder): OrderChanges | null {
  if (order.store_id !== input.store.id) throw new DomainError('order_number_taken')
  refuseUnlessOpen(order)
  const lines = keepLines(order.lines, input.linesOf(order))
  const isSameTime =
    Math.floor(Date.parse(order.ordered_at) / 1000) ===
    Math.floor(input.ordered_at.getTime() / 1000)
  const isSame =
    isSameTime &&
    isSameCart(order.lines, lines) &&
    shownSubtotal(order) === input.subtotal_minor &&
    (order.discount_minor ?? 0) === input.discount_minor &&
    shownTotal(order) === input.total_minor &&
    order.register_code === input.register_code &&
    (order.wixtar_fields === null || isSameJson(order.wixtar_fields, input.wixtar_fields))
  if (isSame) return null
  return {
    columns: {
      subtotal_minor: input.subtotal_minor,
      discount_minor: input.discount_minor,
      total_minor: input.total_minor,
      register_code: input.register_code,
      wixtar_fields: input.wixtar_fields,
      // An order of another face has a finer time, which goes on as long as it is the same second.
      ...(isSameTime
        ? {}
        : {
            ordered_at: input.ordered_at.toISOString(),
            shift_code: input.shift?.code ?? null,
            shift_name: input.shift?.name ?? null,
          }),
    },
    lines,
    ...(input.operator ? { modified_by: input.operator } : {}),
  }
}

function isSameJson(left: object, right: object): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
