import { statement } from '../src/platform/db.ts'
import type { Server, Shop } from './app.ts'
import { aCounter, type Counter } from './build-orders.ts'
import { aStore } from './build-till.ts'

/** A shop with a store that has `quantity` units of the counter's product, and all of `aCounter`. */
export async function aStoreCounter(
  server: Server,
  shop: Shop,
  quantity = 10,
): Promise<Counter & { store: { id: string; code: string; warehouse_id: string } }> {
  const [counter, store] = await Promise.all([aCounter(server, shop), aStore(server, shop)])
  await server.db.write(
    statement(
      'build_store_stock',
      `insert into stock_levels (merchant_id, variant_id, warehouse_id, quantity)
       values ($1, $2, $3, $4)`,
    ),
    [shop.merchant.id, counter.product.variants[0]?.id, store.warehouse_id, quantity],
  )
  return { ...counter, store }
}

/** How many units of a variant are in a warehouse. */
export async function stockIn(
  server: Server,
  shop: Shop,
  warehouseId: string,
  variantId: string,
): Promise<number> {
  const [row] = await server.db.read<{ quantity: number }>(
    statement(
      'build_stock_in',
      `select quantity from stock_levels
        where merchant_id = $1 and warehouse_id = $2 and variant_id = $3`,
    ),
    [shop.merchant.id, warehouseId, variantId],
  )
  return row?.quantity ?? 0
}
