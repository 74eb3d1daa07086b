import { statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { moveStockTo } from '../products/move-stock-to.ts'
import { findReturnedUnits } from '../returns/find-returned-units.ts'
import type { Order, OrderLine } from './order.ts'
import { isCancelled } from './order-states.ts'

const readWarehouse = statement(
  'follow_lines_warehouse',
  'select warehouse_id from stores where merchant_id = $1 and id = $2',
)

/**
 * What follows when a locked order gets other lines: an order that took its goods off the shelves
 * takes what is more and gives back what is less, unless it was cancelled. Refuses to lower,
 * exchange or drop units that are being returned or were (order_has_return), and what is not there
 * (stock_insufficient).
 */
export async function followLines(
  tx: Tx,
  actor: Actor,
  order: Order,
  lines: OrderLine[],
  now: Date,
): Promise<void> {
  await refuseUnlessReturnsFit(tx, order, lines)
  if (!order.stock_deducted || isCancelled(order)) return
  const [store] = await tx.run<{ warehouse_id: string }>(readWarehouse, [
    order.merchant_id,
    order.store_id,
  ])
  if (!store) throw new DomainError('store_not_found')
  await moveStockTo(tx, actor, {
    orderId: order.id,
    warehouseId: store.warehouse_id,
    before: order.lines,
    after: lines,
    now,
  })
}

async function refuseUnlessReturnsFit(tx: Tx, order: Order, lines: OrderLine[]): Promise<void> {
  const after = new Map(lines.map((line) => [line.id, line]))
  const isLess = order.lines.some((line) => {
    const left = after.get(line.id)
    return !left || left.variant_id !== line.variant_id || left.quantity < line.quantity
  })
  // Returns are looked for only where a line loses something.
  if (!isLess) return
  const returned = await findReturnedUnits(tx, order.merchant_id, order.id)
  for (const line of order.lines) {
    const units = returned.get(line.id)
    if (units === undefined) continue
    const left = after.get(line.id)
    if (!left || left.variant_id !== line.variant_id || left.quantity < units) {
      throw new DomainError('order_has_return', { field: 'quantity' })
    }
  }
}
