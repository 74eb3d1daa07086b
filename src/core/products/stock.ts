import { statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { newId } from '../ids.ts'
import { stockMax } from './set-stock.ts'

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

// A warehouse that never had the variant gets its row, empty, in the order of the locks.
const openLevels = statement(
  'stock_open',
  `insert into stock_levels (merchant_id, variant_id, warehouse_id)
   select $1, v.id, $2 from variants v
    where v.merchant_id = $1 and v.id = any($3)
      and not exists (select 1 from stock_levels s
                       where s.merchant_id = $1 and s.warehouse_id = $2 and s.variant_id = v.id)
    order by v.id
   on conflict do nothing`,
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
 * variant have no stock; a warehouse that never had the variant has none of it. Refuses
 * (stock_insufficient) what is not there, unless the variant is unlimited or the product may be
 * ordered out of stock, and (stock_out_of_range) more than a count can hold.
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
  const place = [actor.merchant.id, input.warehouseId, [...wanted.keys()]]
  await tx.run(openLevels, place)
  const levels = await tx.run<LevelRow>(lockLevels, place)
  const byVariant = new Map(levels.map((level) => [level.variant_id, level]))
  const movements = []
  for (const [variantId, quantity] of wanted) {
    const level = byVariant.get(variantId)
    if (level?.is_unlimited) continue
    if (!level || (level.quantity < quantity && !level.out_of_stock_orderable)) {
      const available = level?.quantity ?? 0
      throw new DomainError('stock_insufficient', {
        sku: level?.sku || variantId,
        variant_id: variantId,
        available,
      })
    }
    if (level.quantity - quantity < -stockMax) throw new DomainError('stock_out_of_range')
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

interface Taken {
  variant_id: string
  warehouse_id: string
  quantity: number
}

/**
 * Gives back to each warehouse what a cancelled order took out of it, one movement a variant. The
 * caller holds the order's row lock, so nothing is given back twice.
 */
export async function returnStock(tx: Tx, actor: Actor, orderId: string, now: Date): Promise<void> {
  const taken = await tx.run<Taken>(lockTaken, [actor.merchant.id, orderId])
  await giveBackTaken(tx, actor, taken, { orderId, reason: 'cancel', now })
}

/**
 * Gives back these units of an order, never more than it took and has not given back. The caller
 * holds the order's row lock.
 */
export async function returnStockOf(
  tx: Tx,
  actor: Actor,
  input: {
    orderId: string
    lines: { variant_id: string | null; quantity: number }[]
    reason: 'return' | 'adjust'
    now: Date
  },
): Promise<void> {
  const left = new Map<string, number>()
  for (const { variant_id, quantity } of input.lines) {
    if (variant_id !== null) left.set(variant_id, (left.get(variant_id) ?? 0) + quantity)
  }
  const taken = await tx.run<Taken>(lockTaken, [actor.merchant.id, input.orderId])
  const back = taken.map((level) => {
    const wanted = left.get(level.variant_id) ?? 0
    const quantity = Math.min(wanted, level.quantity)
    left.set(level.variant_id, wanted - quantity)
    return { ...level, quantity }
  })
  const moved = back.filter((level) => level.quantity > 0)
  await giveBackTaken(tx, actor, moved, input)
}

async function giveBackTaken(
  tx: Tx,
  actor: Actor,
  taken: Taken[],
  about: { orderId: string; reason: 'cancel' | 'return' | 'adjust'; now: Date },
): Promise<void> {
  if (taken.length === 0) return
  const movements = taken.map((level) => ({
    merchant_id: actor.merchant.id,
    id: newId(about.now),
    variant_id: level.variant_id,
    warehouse_id: level.warehouse_id,
    quantity: level.quantity,
    reason: about.reason,
    order_id: about.orderId,
    actor_name: actor.name,
    occurred_at: about.now.toISOString(),
  }))
  await tx.run(giveBack, [actor.merchant.id, JSON.stringify(movements)])
}
