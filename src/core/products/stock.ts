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
