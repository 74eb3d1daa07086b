import { DomainError, type ErrorCode } from '../errors.ts'
import type { Merchant } from '../merchants/merchant.ts'
import { hasReturnOrderRevamp } from '../merchants/settings.ts'
import { refuseUnlessHandedOver } from '../returns/create-return-order.ts'
import { returnedUnits } from '../returns/find-returns-of.ts'
import type { ReturnOrder } from '../returns/return-order.ts'
import { refuseIfArchived } from './archive.ts'
import { isUnpaid } from './complete-order.ts'
import type { Order } from './order.ts'
import {
  isCancelled,
  refuseFrozenDelivery,
  refuseUnlessOpen,
  stateColumns,
} from './order-states.ts'

export const orderActions = [
  'confirm',
  'mark_paid',
  'ship',
  'complete',
  'cancel',
  'return',
  'split',
  'edit_items',
  'edit_details',
  'edit_delivery',
  'add_note',
] as const

/** What a person may do with an order. */
export type OrderAction = (typeof orderActions)[number]

/** What decides beside the order itself. */
export interface ActionFacts {
  merchant: Merchant
  returns: ReturnOrder[]
  now: Date
}

/** Refuses an action that the order is not in the state for; the commands' own rules, beforehand. */
export function assertAction(order: Order, action: OrderAction, facts: ActionFacts): void {
  checks[action](order, facts)
}

/** The code that the action would be refused with, or null. */
export function refusalOfAction(
  order: Order,
  action: OrderAction,
  facts: ActionFacts,
): ErrorCode | null {
  try {
    assertAction(order, action, facts)
    return null
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

const checks: Record<OrderAction, (order: Order, facts: ActionFacts) => void> = {
  confirm(order) {
    refuseUnlessOpen(order)
    if (order.order_state === 'confirmed') throw new DomainError('order_already_confirmed')
  },
  mark_paid(order) {
    if (isCancelled(order)) throw new DomainError('order_already_cancelled')
    if (!isUnpaid(order)) throw new DomainError('order_already_paid')
  },
  ship(order, { merchant }) {
    if (isCancelled(order)) throw new DomainError('order_already_cancelled')
    refuseFrozenDelivery(order, { return_order_revamp: hasReturnOrderRevamp(merchant) })
    const isUnsent = order.delivery_state === 'pending' || order.delivery_state === 'shipping'
    if (!isUnsent) throw new DomainError('order_already_shipped')
  },
  complete: (order) => refuseUnlessOpen(order),
  cancel(order, { merchant, returns }) {
    if (isCancelled(order)) throw new DomainError('order_already_cancelled')
    stateColumns(order, { order_state: 'cancelled' }, order.updated_at, {
      return_order_revamp: hasReturnOrderRevamp(merchant),
      has_live_return: hasLive(returns),
    })
  },
  return(order, { merchant, returns, now }) {
    refuseIfArchived(merchant, order, now)
    refuseUnlessHandedOver(order)
    const returned = returnedUnits(returns)
    const isLeft = goodsOf(order).some((line) => line.quantity > (returned.get(line.id) ?? 0))
    if (!isLeft) throw new DomainError('return_quantity_exceeded')
  },
  split(order, { returns }) {
    refuseUnlessOpen(order)
    if (hasLive(returns)) throw new DomainError('order_has_return')
    const units = goodsOf(order).reduce((sum, line) => sum + line.quantity, 0)
    if (units < 2) throw new DomainError('order_split_takes_all')
  },
  edit_items: (order) => refuseUnlessOpen(order),
  edit_details() {},
  edit_delivery(order, { merchant }) {
    refuseFrozenDelivery(order, { return_order_revamp: hasReturnOrderRevamp(merchant) })
  },
  add_note() {},
}

function goodsOf(order: Order) {
  return order.lines.filter((line) => line.kind !== 'discount')
}

function hasLive(returns: ReturnOrder[]): boolean {
  return returns.some((each) => each.return_state !== 'cancelled')
}
