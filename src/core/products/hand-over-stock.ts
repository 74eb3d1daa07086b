import { statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'

const takenByOrder = statement(
  'stock_taken_by_order',
  `select variant_id, warehouse_id, -sum(quantity)::float8 as quantity
     from stock_movements where merchant_id = $1 and order_id = $2 and variant_id = any($3)
    group by variant_id, warehouse_id having sum(quantity) < 0
    order by variant_id, warehouse_id`,
)

const insertMovements = statement(
  'stock_insert_movements',
  `insert into stock_movements
   select * from json_populate_recordset(null::stock_movements, $1::json)`,
)

/**
 * Books units that one order took out of the shelves over to another order: a movement back and one
 * out for each, so that no level changes and each order gives back its own when it is cancelled.
 * The caller holds the row lock of the order that took them.
 */
export async function handOverStock(
  tx: Tx,
  actor: Actor,
  input: {
    fromOrderId: string
    toOrderId: string
    lines: { variant_id: string | null; quantity: number }[]
    now: Date
  },
): Promise<void> {
  const wanted = new Map<string, number>()
  for (const { variant_id, quantity } of input.lines) {
    if (variant_id !== null) wanted.set(variant_id, (wanted.get(variant_id) ?? 0) + quantity)
  }
  if (wanted.size === 0) return
  const taken = await tx.run<{ variant_id: string; warehouse_id: string; quantity: number }>(
    takenByOrder,
    [actor.merchant.id, input.fromOrderId, [...wanted.keys()]],
  )
  const movements = taken.flatMap((level) => {
    const left = wanted.get(level.variant_id) ?? 0
    const quantity = Math.min(left, level.quantity)
    wanted.set(level.variant_id, left - quantity)
    if (quantity === 0) return []
    const movement = {
      merchant_id: actor.merchant.id,
      variant_id: level.variant_id,
      warehouse_id: level.warehouse_id,
      reason: 'split',
      actor_name: actor.name,
      occurred_at: input.now.toISOString(),
    }
    return [
      { ...movement, id: newId(input.now), quantity, order_id: input.fromOrderId },
      { ...movement, id: newId(input.now), quantity: -quantity, order_id: input.toOrderId },
    ]
  })
  if (movements.length > 0) await tx.run(insertMovements, [JSON.stringify(movements)])
}
