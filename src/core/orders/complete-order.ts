import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { tillsTakeStock } from '../merchants/settings.ts'
import { deductStock } from '../products/stock.ts'
import { lockOrder, type OrderKey } from './load-order.ts'
import type { Order, PaymentState } from './order.ts'
import { refuseUnlessOpen } from './order-states.ts'
import { storeOrderChanges } from './update-order.ts'

const unpaid: PaymentState[] = ['open', 'pending', 'failed', 'expired']

/** Whether no money has moved for an order yet. */
export function isUnpaid(order: Pick<Order, 'payment_state'>): boolean {
  return unpaid.includes(order.payment_state)
}

/**
 * Completes an open order at its till: it is handed over, and paid unless money has moved already.
 * What was sold at the till leaves the store's warehouse where the merchant chose so. Refuses
 * order_not_found in any other store, order_already_cancelled, order_already_completed, and
 * (stock_insufficient) what is not there.
 */
export async function completeOrder(
  db: Db,
  actor: Actor,
  key: OrderKey,
  input: {
    store: { id: string; warehouse_id: string }
    operator: { code: string; name: string } | null
  },
  now: Date,
): Promise<Order> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, actor.merchant.id, key)
    if (order.store_id !== input.store.id) throw new DomainError('order_not_found')
    refuseUnlessOpen(order)
    const takesStock =
      order.origin === 'wixtar' && !order.stock_deducted && tillsTakeStock(actor.merchant)
    if (takesStock) {
      await deductStock(tx, actor, {
        orderId: order.id,
        warehouseId: input.store.warehouse_id,
        lines: order.lines,
        now,
      })
    }
    const payment = isUnpaid(order) ? { payment_state: 'paid' as const } : {}
    return storeOrderChanges(
      tx,
      actor,
      order,
      {
        states: { order_state: 'completed', ...payment },
        ...(takesStock ? { columns: { stock_deducted: true } } : {}),
        ...(input.operator ? { modified_by: input.operator } : {}),
      },
      now,
    )
  })
}
