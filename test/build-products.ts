import { createCategory } from '../src/core/products/create-category.ts'
import { statement } from '../src/platform/db.ts'
import type { Server, Shop, WireReply } from './app.ts'

/** A category; returns its id. */
export async function aCategory(
  server: Server,
  shop: Shop,
  given: { name?: string; parent_id?: string } = {},
): Promise<string> {
  const category = await createCategory(
    server.db,
    shop.actor,
    {
      name_translations: { 'zh-hant': given.name ?? '包款', en: 'Bags' },
      parent_id: given.parent_id ?? null,
    },
    new Date(),
  )
  return category.id
}

/** The body of a product that the vendor would take, with changes. */
export function aProductBody(change: Record<string, unknown> = {}): object {
  return {
    product: {
      title_translations: { 'zh-hant': '皮包', en: 'Luxury bag' },
      price: 650,
      sku: 'A0102',
      quantity: 10,
      status: 'active',
      ...change,
    },
  }
}

/** A product made through the SHOPLINE face, as it answers. */
export async function aShoplineProduct(
  shop: Shop,
  change: Record<string, unknown> = {},
  // biome-ignore lint/suspicious/noExplicitAny: a wire body has any shape.
): Promise<any> {
  const reply: WireReply = await shop.shopline.post('/products', aProductBody(change))
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`)
  return reply.json
}

/** What the parts of a product with a colour axis look like in a request. */
export const twoColours = [
  { id: 'red', type: 'color', name_translations: { 'zh-hant': '紅', en: 'Red' } },
  { id: 'blue', type: 'color', name_translations: { 'zh-hant': '藍', en: 'Blue' } },
]

/** Another warehouse that is in use; returns its id. */
export async function aWarehouse(server: Server, shop: Shop, status = 'active'): Promise<string> {
  const id = [...Array(24)].map(() => Math.floor(Math.random() * 16).toString(16)).join('')
  await server.db.write(
    statement(
      'build_warehouse',
      `insert into warehouses (merchant_id, id, name, status, created_at, updated_at)
       values ($1, $2, '門市倉庫', $3, now(), now())`,
    ),
    [shop.merchant.id, id, status],
  )
  return id
}

/** The movements of a merchant's stock, in order: reason and quantity. */
export async function movementsOf(
  server: Server,
  shop: Shop,
): Promise<{ reason: string; quantity: number }[]> {
  return server.db.read(
    statement(
      'test_movements',
      `select reason, quantity from stock_movements where merchant_id = $1
        order by occurred_at, id`,
    ),
    [shop.merchant.id],
  )
}

/** What happened to a merchant's record, in order. */
export async function eventKindsOf(server: Server, shop: Shop): Promise<string[]> {
  const rows = await server.db.read<{ kind: string }>(
    statement(
      'test_event_kinds',
      'select kind from events where merchant_id = $1 order by sequence',
    ),
    [shop.merchant.id],
  )
  return rows.map((row) => row.kind)
}
