import { statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { newId } from '../ids.ts'

// Rows are locked in one order everywhere, so that two orders never wait for each other.
const lockLevels = statement(
  'stock_lock',
  `select s.variant_id, s.quantity, v.is_unlimited, v.sku, p.out_of_stock_orderable
     from stock_levels s
     join variants v on v.merchant_id = $1 and v.id = s.variant_id
     join products p on p.merchant_id = $1 and p.id = v.product_id
    where s.merchant_id = $1 and s.warehouse_id = $2 and s.variant_id = any($3)
    order by s.variant_id
      for update of s`,
)

const moveStock = statement(
  'stock_move',
  `with moved as (
     update stock_levels s set quantity = s.quantity + m.quantity
       from json_populate_recordset(null::stock_movements, $3::json) m
      where s.merchant_id = $1 and s.warehouse_id = $2 and s.variant_id = m.variant_id
   )
   insert into stock_movements
   select * from json_populate_recordset(null::stock_movements, $3::json)`,
)

interface LevelRow {
  variant_id: string
  quantity: number
  is_unlimited: boolean
  sku: string
  out_of_stock_orderable: boolean
}

/**
 * Takes the product lines of an order out of a warehouse, one movement a variant. Lines without a
 * variant have no stock. Refuses (stock_insufficient) what is not there, unless the variant is
 * unlimited or the product may be ordered out of stock.
 */
export async function deductStock(
  tx: Tx,
  actor: Actor,
  input: {
    orderId: string
    warehouseId: string
    lines: { variant_id: string | null; quantity: number }[]
    now: Date
  },
): Promise<void> {
  const wanted = new Map<string, number>()
  for (const line of input.lines) {
    if (line.variant_id === null) continue
    wanted.set(line.variant_id, (wanted.get(line.variant_id) ?? 0) + line.quantity)
  }
  if (wanted.size === 0) return
  const levels = await tx.run<LevelRow>(lockLevels, [
    actor.merchant.id,
    input.warehouseId,
    [...wanted.keys()],
  ])
  const byVariant = new Map(levels.map((level) => [level.variant_id, level]))
  const movements = []
  for (const [variantId, quantity] of wanted) {
    const level = byVariant.get(variantId)
    if (level?.is_unlimited) continue
    if (!level || (level.quantity < quantity && !level.out_of_stock_orderable)) {
      throw new DomainError('stock_insufficient', { sku: level?.sku || variantId })
    }
    movements.push({
      merchant_id: actor.merchant.id,
      id: newId(input.now),
      variant_id: variantId,
      warehouse_id: input.warehouseId,
      quantity: -quantity,
      reason: 'order',
      order_id: input.orderId,
      actor_name: actor.name,
      occurred_at: input.now.toISOString(),
    })
  }
  if (movements.length > 0) {
    await tx.run(moveStock, [actor.merchant.id, input.warehouseId, JSON.stringify(movements)])
  }
}

// What the order took and has not given back, whatever its lines say by now. Rows are locked in
// the same order as by deductStock.
const lockTaken = statement(
  'stock_lock_taken',
  `select s.variant_id, s.warehouse_id, t.quantity
     from (select variant_id, warehouse_id, -sum(quantity)::float8 as quantity
             from stock_movements where merchant_id = $1 and order_id = $2
            group by variant_id, warehouse_id having sum(quantity) < 0) t
     join stock_levels s on s.merchant_id = $1 and s.variant_id = t.variant_id
      and s.warehouse_id = t.warehouse_id
    order by s.variant_id, s.warehouse_id
      for update of s`,
)

const giveBack = statement(
  'stock_give_back',
  `with moved as (
     update stock_levels s set quantity = s.quantity + m.quantity
       from json_populate_recordset(null::stock_movements, $2::json) m
      where s.merchant_id = $1 and s.variant_id = m.variant_id
        and s.warehouse_id = m.warehouse_id
   )
   insert into stock_movements
   select * from json_populate_recordset(null::stock_movements, $2::json)`,
)

/**
 * Gives back to each warehouse what a cancelled order took out of it, one movement a variant. The
 * caller holds the order's row lock, so nothing is given back twice.
 */
export async function returnStock(tx: Tx, actor: Actor, orderId: string, now: Date): Promise<void> {
  const taken = await tx.run<{ variant_id: string; warehouse_id: string; quantity: number }>(
    lockTaken,
    [actor.merchant.id, orderId],
  )
  if (taken.length === 0) return
  const movements = taken.map((level) => ({
    merchant_id: actor.merchant.id,
    id: newId(now),
    variant_id: level.variant_id,
    warehouse_id: level.warehouse_id,
    quantity: level.quantity,
    reason: 'cancel',
    order_id: orderId,
    actor_name: actor.name,
    occurred_at: now.toISOString(),
  }))
  await tx.run(giveBack, [actor.merchant.id, JSON.stringify(movements)])
}
