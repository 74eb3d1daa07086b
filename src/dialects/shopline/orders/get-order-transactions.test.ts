import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { aShopOrder, aStore, orderRecord } from '../../../../test/build-till.ts'
import { example } from '../../../../test/example.ts'
import '../../../../test/wire-matcher.ts'
import type { Order } from '../../../core/orders/order.ts'

/** A sale at a till, paid and done. */
async function aTillSale(
  server: Server,
  shop: Shop,
  operator = { id: '1234', name: '王店長' },
): Promise<Order> {
  const number = await aShopOrder(shop, { id: '', operator })
  await shop.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: 'A01' })
  return orderRecord(server, shop, number)
}

const transactions = (shop: Shop, query: string) =>
  shop.shopline.get(`/orders/transactions?${query}`)

test('shows the payment of a sale at a till and who took it', async ({ server, shop }) => {
  await aStore(server, shop)
  const sale = await aTillSale(server, shop)

  const { status, json } = await transactions(shop, `orderIds[]=${sale.id}`)

  expect(status).toBe(200)
  expect(json).toHaveWireShape(example('shopline/get-order-transactions.response'), {
    extra: ['items[].id'],
    open: ['items[].payments[].name_translations'],
    nullable: ['items[].invoice_cancelled_at'],
  })
  expect(json.items).toHaveLength(1)
  expect(json.items[0]).toMatchObject({
    transaction_number: sale.wixtar_number,
    order_number: [sale.order_number],
    created_at: new Date(sale.paid_at as string).toISOString(),
    payments: [{ type: 'cash', amount: { dollars: (sale.total_minor ?? 0) / 100 } }],
  })
})

test('names the operator whom the merchant knows, else the name alone', async ({
  server,
  shop,
}) => {
  await aStore(server, shop)
  const known = await aTillSale(server, shop)
  const unknown = await aTillSale(server, shop, { id: '9999', name: '代班人員' })

  const { json } = await transactions(shop, `orderIds[]=${known.id}&orderIds[]=${unknown.id}`)

  expect(json.items.map((item: { agent: object }) => item.agent)).toEqual([
    {
      id: shop.staff.id,
      email: 'staff@example.com',
      name: '王店長',
      phone: '',
      is_working: false,
      channel_ids: [],
    },
    { id: '', email: '', name: '代班人員', phone: '', is_working: false, channel_ids: [] },
  ])
})

test('takes the older form of the list, and answers each order once', async ({ server, shop }) => {
  await aStore(server, shop)
  const sale = await aTillSale(server, shop)

  const { json } = await transactions(shop, `orderIds=['${sale.id}','${sale.id}']`)

  expect(json.items).toHaveLength(1)
})

test('leaves out what was not paid at a till, what is unknown, and what others sold', async ({
  server,
  shop,
}) => {
  await aStore(server, shop)
  const open = await orderRecord(server, shop, await aShopOrder(shop))
  const web = await aShoplineOrder(shop, await aCounter(server, shop))
  await shop.shopline.patch(`/orders/${web.id}/order_payment_status`, { status: 'completed' })
  const other = await server.newShop()
  await aStore(server, other)
  const foreign = await aTillSale(server, other)

  const ids = [open.id, web.id, foreign.id, '5fb378e240cfc3002af35205', 'no-id']
  const { status, json } = await transactions(shop, `orderIds[]=${ids.join(',')}`)

  expect([status, json]).toEqual([200, { items: [] }])
})

test.for([
  ['', 422],
  ['orderIds[]=', 422],
  [`orderIds[]=${Array.from({ length: 101 }, (_, index) => `id${index}`).join(',')}`, 422],
  [`orderIds[]=${Array.from({ length: 100 }, (_, index) => `id${index}`).join(',')}`, 200],
  [`orderIds[]=${Array(500).fill('same').join(',')}`, 200],
] as const)('answers the query %s with %i', async ([query, status], { shop }) => {
  expect((await transactions(shop, query)).status).toBe(status)
})
