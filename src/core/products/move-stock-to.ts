import { statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { deductStock, returnStockOf } from './stock.ts'

interface Units {
  variant_id: string | null
  quantity: number
}

// What is taken and what is given back is locked together, in the order of all locks on shelves.
const lockShelves = statement(
  'stock_lock_shelves',
  `select 1 from stock_levels s where s.merchant_id = $1 and s.variant_id = any($2)
    order by s.variant_id, s.warehouse_id
      for update of s`,
)

/**
 * Moves stock by the difference between an order's lines before and after a change: more units are
 * taken from the warehouse, fewer go back to where they were taken. Refuses what deductStock
 * refuses. The caller holds the order's row lock.
 */
export async function moveStockTo(
  tx: Tx,
  actor: Actor,
  input: { orderId: string; warehouseId: string; before: Units[]; after: Units[]; now: Date },
): Promise<void> {
  const change = new Map<string, number>()
  const add = (sign: number) => (line: Units) => {
    if (line.variant_id === null) return
    change.set(line.variant_id, (change.get(line.variant_id) ?? 0) + sign * line.quantity)
  }
  input.before.forEach(add(-1))
  input.after.forEach(add(1))
  const moved = [...change].filter(([, quantity]) => quantity !== 0)
  if (moved.length === 0) return
  await tx.run(lockShelves, [actor.merchant.id, moved.map(([variant]) => variant)])
  const rows = (sign: number) =>
    moved
      .filter(([, quantity]) => quantity * sign > 0)
      .map(([variant_id, quantity]) => ({ variant_id, quantity: quantity * sign }))
  const fewer = rows(-1)
  if (fewer.length > 0) {
    await returnStockOf(tx, actor, { ...input, lines: fewer, reason: 'adjust' })
  }
  await deductStock(tx, actor, { ...input, lines: rows(1) })
}
