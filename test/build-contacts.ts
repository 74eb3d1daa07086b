import { newId } from '../src/core/ids.ts'
import { takeNumber } from '../src/core/numbers.ts'
import { statement } from '../src/platform/db.ts'
import type { Server, Shop, WireReply } from './app.ts'
import { aProduct, type BuiltProduct } from './builders.ts'

/** A customer as FIRST LINE knows one. */
export async function aContact(
  server: Server,
  shop: Shop,
  given: { name?: string; phone?: string; email?: string; birthday?: string } = {},
): Promise<{ id: string; firstline_id: number }> {
  const id = newId(new Date())
  const number = await takeNumber(server.db, shop.merchant.id, 'customers')
  await server.db.write(
    statement(
      'build_contact',
      `insert into customers (merchant_id, id, firstline_id, wixtar_number, name, phone, email,
         birthday, created_by, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'test', now(), now())`,
    ),
    [
      shop.merchant.id,
      id,
      number,
      `M${String(number).padStart(9, '0')}`,
      given.name ?? '王小明',
      given.phone ?? null,
      given.email ?? null,
      given.birthday ?? null,
    ],
  )
  return { id, firstline_id: number }
}

/** An order written through FIRST LINE, for a contact of its own unless one is given. */
export async function aContactOrder(
  server: Server,
  shop: Shop,
  given: Record<string, unknown> = {},
): Promise<WireReply['json']> {
  const contact_id = given.contact_id ?? (await aContact(server, shop)).firstline_id
  const reply = await shop.firstline.post('/contact-order', {
    order_number: `ORD-${newId(new Date())}`,
    ...given,
    contact_id,
  })
  if (reply.status !== 201) throw new Error(reply.text)
  return reply.json.data
}

/** An order with one item of a product of its own, written through FIRST LINE. */
export async function aContactOrderWithItem(
  server: Server,
  shop: Shop,
  given: { price_minor?: number; item?: Record<string, unknown> } = {},
  // biome-ignore lint/suspicious/noExplicitAny: a wire body has any shape.
): Promise<{ order: any; item: any; product: BuiltProduct }> {
  const order = await aContactOrder(server, shop)
  const product = await aProduct(server, shop, { price_minor: given.price_minor ?? 310_000 })
  const reply = await shop.firstline.post(`/contact-order/${order.id}/contact-order-item`, {
    product_id: product.variants[0]?.firstline_id,
    quantity: 2,
    ...given.item,
  })
  if (reply.status !== 201) throw new Error(reply.text)
  return { order, item: reply.json.data, product }
}
