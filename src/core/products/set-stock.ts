import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { loadProduct, lockProduct, type ProductKey } from './load-product.ts'
import type { Product, Variant } from './product.ts'

/** The most that one warehouse holds of a variant; far inside the column, so sums cannot overflow. */
export const stockMax = 999_999_999

export interface StockChange {
  variant_id: string
  /** Null means the one warehouse that has the variant; refused when several have it. */
  warehouse_id: string | null
  mode: 'set' | 'adjust'
  /** The count there shall be, or what is added to it (below zero takes away). */
  quantity: number
  /** The count that whoever sets it has seen; refused when there is another by now. */
  expected?: number | undefined
  /** Why, in words for people. */
  note?: string | undefined
}

/** A change as it happened. */
export interface StockMove {
  variant_id: string
  warehouse_id: string
  from: number
  to: number
}

const findWarehouses = statement(
  'stock_warehouses',
  `select w.id,
          exists (select 1 from stores s
                   where s.merchant_id = $1 and s.warehouse_id = w.id and s.kind = 'online')
            as is_online
     from warehouses w where w.merchant_id = $1 and w.status = 'active'
    order by w.created_at, w.id`,
)

const openLevels = statement(
  'stock_open_levels',
  `insert into stock_levels (merchant_id, variant_id, warehouse_id)
   select $1, variant_id, warehouse_id
     from unnest($2::text[], $3::text[]) as wanted (variant_id, warehouse_id)
   order by variant_id, warehouse_id
   on conflict do nothing`,
)

// The order of locks is that of `stock_lock`, so that no order waits for this in a circle.
const lockLevels = statement(
  'stock_lock_levels',
  `select s.variant_id, s.warehouse_id, s.quantity from stock_levels s
    where s.merchant_id = $1 and (s.variant_id, s.warehouse_id) in
          (select * from unnest($2::text[], $3::text[]))
    order by s.variant_id, s.warehouse_id
      for update`,
)

const moveLevels = statement(
  'stock_move_levels',
  `with moved as (
     update stock_levels s set quantity = s.quantity + m.quantity
       from json_populate_recordset(null::stock_movements, $2::json) m
      where s.merchant_id = $1 and s.variant_id = m.variant_id and s.warehouse_id = m.warehouse_id
   )
   insert into stock_movements
   select * from json_populate_recordset(null::stock_movements, $2::json)`,
)

const touch = statement(
  'stock_touch',
  `with touched_variants as (
     update variants set updated_at = $4, version = version + 1
      where merchant_id = $1 and id = any($3)
   ), touched_product as (
     update products set updated_at = $4, version = version + 1 where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$5')}`,
)

/**
 * Sets or adjusts the stock of a product's variants and returns the product as it then is. Refuses
 * unknown variants and warehouses, counts beyond `stockMax`, several warehouses where none is named
 * (stock_warehouse_required), less than nothing (stock_insufficient) unless the product may be
 * ordered out of stock, and another count than expected (stock_changed_meanwhile). `decide` is given
 * the product as it is under lock. A change that changes nothing leaves no movement and no event.
 */
export async function setStock(
  db: Db,
  actor: Actor,
  key: ProductKey,
  decide: (product: Product) => StockChange[],
  now: Date,
): Promise<Product> {
  const merchantId = actor.merchant.id
  const found = await loadProduct(db, merchantId, key)
  return db.transaction(async (tx) => {
    const product = await lockProduct(tx, merchantId, found.id, key)
    const moves = await changeStockIn(tx, actor, product, decide(product), now)
    if (moves.length === 0) return product
    await tx.run(touch, [
      merchantId,
      product.id,
      moves.map((move) => move.variant_id),
      now,
      JSON.stringify([newEvent(actor, 'product.stock_changed', product.id, { moves }, now)]),
    ])
    return loadProduct(tx, merchantId, { id: product.id })
  })
}

/** What a movement says of its change beside the numbers. */
interface Told {
  mode: StockChange['mode']
  note: string | null
}

/**
 * The same inside an open transaction that holds the product's lock; the caller records the event.
 * Returns what moved.
 */
export async function changeStockIn(
  tx: Tx,
  actor: Actor,
  product: Product,
  changes: StockChange[],
  now: Date,
): Promise<StockMove[]> {
  if (changes.length === 0) return []
  const places = await resolvePlaces(tx, actor, product, changes)
  const keys = [
    actor.merchant.id,
    places.map((place) => place.variant.id),
    places.map((place) => place.warehouse_id),
  ]
  await tx.run(openLevels, keys)
  const rows = await tx.run<Omit<StockMove, 'from' | 'to'> & { quantity: number }>(lockLevels, keys)
  const levels = new Map(
    rows.map((row) => [
      `${row.variant_id} ${row.warehouse_id}`,
      {
        variant_id: row.variant_id,
        warehouse_id: row.warehouse_id,
        from: row.quantity,
        to: row.quantity,
        mode: 'set' as StockChange['mode'],
        note: null as string | null,
      },
    ]),
  )
  for (const { variant, warehouse_id, mode, quantity, expected, note } of places) {
    // Opened and locked above.
    const level = levels.get(`${variant.id} ${warehouse_id}`) as StockMove & Told
    if (expected !== undefined && expected !== level.to) {
      throw new DomainError('stock_changed_meanwhile', { quantity: level.to })
    }
    level.to = mode === 'set' ? quantity : level.to + quantity
    level.mode = mode
    level.note = note ?? null
    checkLevel(level.to, variant, product)
  }
  const moved = [...levels.values()].filter((level) => level.from !== level.to)
  if (moved.length > 0) {
    const movements = moved.map((level) => ({
      merchant_id: actor.merchant.id,
      id: newId(now),
      variant_id: level.variant_id,
      warehouse_id: level.warehouse_id,
      quantity: level.to - level.from,
      reason: level.mode,
      order_id: null,
      actor_name: actor.name,
      occurred_at: now.toISOString(),
      note: level.note,
    }))
    await tx.run(moveLevels, [actor.merchant.id, JSON.stringify(movements)])
  }
  return moved.map(({ mode: _mode, note: _note, ...move }) => move)
}

/** Refuses a count that a variant may not have. */
export function checkLevel(
  quantity: number,
  variant: Pick<Variant, 'sku' | 'is_unlimited'>,
  product: Pick<Product, 'title' | 'out_of_stock_orderable'>,
): void {
  if (!Number.isInteger(quantity) || Math.abs(quantity) > stockMax) {
    throw new DomainError('stock_out_of_range', { field: 'quantity' })
  }
  if (quantity < 0 && !product.out_of_stock_orderable && !variant.is_unlimited) {
    throw new DomainError('stock_insufficient', { sku: variant.sku || product.title })
  }
}

interface Place extends Omit<StockChange, 'variant_id' | 'warehouse_id'> {
  variant: Variant
  warehouse_id: string
}

async function resolvePlaces(
  tx: Tx,
  actor: Actor,
  product: Product,
  changes: StockChange[],
): Promise<Place[]> {
  const warehouses = await tx.run<{ id: string; is_online: boolean }>(findWarehouses, [
    actor.merchant.id,
  ])
  const online = warehouses.find((each) => each.is_online) ?? warehouses[0]
  return changes.map((change) => {
    const variant = product.variants.find((each) => each.id === change.variant_id)
    if (!variant) throw new DomainError('variant_not_found')
    if (change.warehouse_id === null && variant.stocks.length > 1) {
      throw new DomainError('stock_warehouse_required', { field: 'warehouse_id' })
    }
    const wanted = change.warehouse_id ?? variant.stocks[0]?.warehouse_id ?? online?.id
    const warehouse = warehouses.find((each) => each.id === wanted)
    if (!warehouse) throw new DomainError('warehouse_not_found')
    return { ...change, variant, warehouse_id: warehouse.id }
  })
}
