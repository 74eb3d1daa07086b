import { createStore } from '../src/core/merchants/create-store.ts'
import { loadOrder } from '../src/core/orders/load-order.ts'
import type { Order } from '../src/core/orders/order.ts'
import { statement } from '../src/platform/db.ts'
import type { Server, Shop, WireReply } from './app.ts'
import { aProduct, type BuiltProduct } from './builders.ts'
import { example } from './example.ts'

/** A physical store; the one of the vendor's samples unless said otherwise. */
export async function aStore(
  server: Server,
  shop: Shop,
  given: {
    code?: string
    name?: string
    address?: string
    shifts?: { code: string; name: string; start_time: string; stop_time: string }[]
  } = {},
): Promise<{ id: string; code: string; warehouse_id: string }> {
  return createStore(
    server.db,
    shop.actor,
    {
      code: given.code ?? 'A01',
      name: given.name ?? '台南店',
      name_translations: { 'zh-hant': given.name ?? '台南店', en: 'Tainan' },
      phone: '062001234',
      address: given.address ?? '台南市東區測試路1號',
      registers: [{ code: '02', name: '二號機' }],
      shifts: given.shifts ?? [
        { code: '1', name: '早班', start_time: '08:00', stop_time: '16:00' },
        { code: '3', name: '夜班', start_time: '22:00', stop_time: '06:00' },
      ],
    },
    new Date(),
  )
}

/** A product with the tills' number and category of the vendor's sample, unless said otherwise. */
export async function aTillProduct(
  server: Server,
  shop: Shop,
  given: { code?: string; title?: string } = {},
): Promise<BuiltProduct> {
  const product = await aProduct(server, shop, { title: given.title ?? '雨刷16吋' })
  await server.db.write(
    statement(
      'build_till_product',
      `with category as (
         insert into categories (merchant_id, id, firstline_id, name, name_translations,
           created_at, updated_at)
         values ($1, $2, 281, '雨刷', '{"zh-hant":"雨刷"}', now(), now())
         on conflict do nothing
       ), link as (
         insert into product_categories (merchant_id, product_id, category_id) values ($1, $2, $2)
       )
       update variants set code = $3 where merchant_id = $1 and product_id = $2`,
    ),
    [shop.merchant.id, product.id, given.code ?? 'Z10002'],
  )
  return product
}

/** The vendor's sample of a shop order; members given here replace its own. */
export function aShopOrderBody(given: Record<string, unknown> = {}) {
  return { ...example('wixtar/shop-order-create-request'), ...given }
}

/** One line of a cart. */
export function aCartItem(id: string, unitPrice: number, quantity = 1, tickets: string[] = []) {
  return {
    id,
    title: `商品${id}`,
    quantity,
    price: { unit_price: unitPrice, discount: 0, total_price: unitPrice * quantity },
    ticket_no_list: tickets,
  }
}

/** Makes a shop order through Wixtar and returns its number; fails the test when it is refused. */
export async function aShopOrder(shop: Shop, given: Record<string, unknown> = {}): Promise<string> {
  const reply = await shop.wixtar.post('/v1/shop_order', aShopOrderBody(given))
  if (reply.status !== 200) throw new Error(`order refused: ${reply.text}`)
  return reply.json.id
}

/** A shop order as Wixtar shows it. */
export async function shopOrder(shop: Shop, number: string): Promise<WireReply['json']> {
  return (await shop.wixtar.get(`/v1/shop_order/${number}`)).json
}

/** The record of an order, by its number at the tills. */
export function orderRecord(server: Server, shop: Shop, number: string): Promise<Order> {
  return loadOrder(server.db, shop.merchant.id, { wixtar_number: number })
}
