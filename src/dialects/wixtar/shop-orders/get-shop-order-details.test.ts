import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { aBalance, aCounter, aShoplineOrder, rowCount } from '../../../../test/build-orders.ts'
import { aShopOrder, aStore, orderRecord, shopOrder } from '../../../../test/build-till.ts'
import { aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'
import { createOrder } from '../../../core/orders/create-order.ts'
import { findOrder } from '../../../core/orders/load-order.ts'
import { loadOrderReferences } from '../../../core/orders/order-references.ts'
import { updateOrder } from '../../../core/orders/update-order.ts'

type Server = Parameters<typeof aCounter>[0]

/** The number under which the tills know an order of another face. */
async function tillNumber(server: Server, shop: Shop, id: string): Promise<string> {
  return (await findOrder(server.db, shop.merchant.id, { id }))?.wixtar_number ?? ''
}

const item = (id: string, title: string, serial: number, price: number[], rest: object = {}) => ({
  id,
  title,
  serial_number: serial,
  quantity: 1,
  price: { unit_price: price[0], discount: 0, total_price: price[1] ?? price[0] },
  ticket_no_list: [],
  categories: [],
  ...rest,
})

/** An order of the web shop with every kind of line and of amount. */
async function aWebOrder(server: Server, shop: Shop) {
  const counter = await aCounter(server, shop)
  const shirt = await aProduct(server, shop, { title: '短袖上衣', variations: ['', ''] })
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  await aBalance(server, shop, counter.customer, 'points', 200)
  const line = { quantity: 1 }
  const order = await aShoplineOrder(shop, counter, {
    subtotal: 2000.5,
    total: 1750.5,
    user_credit: 50,
    member_point: 100,
    items: [
      { ...line, item_type: 'Product', item_id: counter.product.id, item_price: 999, total: 999 },
      {
        item_type: 'Product',
        item_id: shirt.id,
        variation_id: shirt.variants[1]?.id,
        item_price: 500,
        quantity: 2,
        total: 1000,
      },
      {
        ...line,
        item_type: 'CustomProduct',
        item_data: { name: '禮物包裝' },
        item_price: 1.5,
        total: 1.5,
      },
      { ...line, item_type: 'CustomProduct', item_data: { name: '贈品' }, item_price: 0, total: 0 },
      {
        ...line,
        item_type: 'CustomDiscount',
        item_data: { name: '滿額折抵' },
        item_price: 190,
        total: 190,
      },
    ],
  })
  const number = await tillNumber(server, shop, order.id)
  return { order, number, codes: [counter.product.variants[0]?.code, shirt.variants[1]?.code] }
}

test('an order of the web shop is complete, to line and amount', async ({ server, shop }) => {
  const { number, codes } = await aWebOrder(server, shop)

  const reply = await shop.wixtar.get(`/v1/shop_order/${number}`)

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('wixtar/shop-order-details'))
  expect(reply.json).toMatchObject({
    id: number,
    machine_id: '',
    order_status: 'CREATED',
    payment_status: 'UNPAID',
    store: { id: 'WEB01', name: '網路商店' },
    shift: { id: '', name: '' },
    charges: { product_amount: 2000.5, discount_amount: 0, total_amount: 1750.5 },
  })
  expect(reply.json.cart.items).toEqual([
    item(codes[0] ?? '', '無線藍牙耳機', 1, [999]),
    item(codes[1] ?? '', '短袖上衣', 2, [500, 1000], { quantity: 2 }),
    item('', '禮物包裝', 3, [1.5]),
    item('', '贈品', 4, [0]),
    item('', '滿額折抵', 5, [-190]),
    item('USER_CREDIT', '購物金折抵', 6, [-50]),
    item('MEMBER_POINT', '點數折抵', 7, [-10]),
  ])
})

test('an order of the web shop that is sent back as it was read does not change', async ({
  server,
  shop,
}) => {
  const { order, number } = await aWebOrder(server, shop)
  const before = await orderRecord(server, shop, number)
  const eventCount = await rowCount(server, shop, 'events')

  const reply = await shop.wixtar.post('/v1/shop_order', {
    ...(await shopOrder(shop, number)),
    type: 'PRODUCT',
  })

  expect(reply.json).toEqual({ id: number })
  expect(await orderRecord(server, shop, number)).toEqual(before)
  expect(await rowCount(server, shop, 'events')).toBe(eventCount)
  expect((await shop.shopline.get(`/orders/${order.id}`)).json).toEqual(order)
})

test('one line changed at the till leaves the others as SHOPLINE knows them', async ({
  server,
  shop,
}) => {
  const { order, number } = await aWebOrder(server, shop)
  const read = await shopOrder(shop, number)
  read.cart.items[1].quantity = 3
  read.cart.items[1].price.total_price = 1500
  read.charges.total_amount = 2250.5

  await shop.wixtar.post('/v1/shop_order', { ...read, type: 'PRODUCT' })

  const { json } = await shop.shopline.get(`/orders/${order.id}`)
  expect(json.subtotal_items[1]).toEqual({
    ...order.subtotal_items[1],
    quantity: 3,
    total: { ...order.subtotal_items[1].total, cents: 1500, dollars: 1500, label: 'NT$1,500' },
  })
  expect(json.subtotal_items[0]).toEqual(order.subtotal_items[0])
  expect(json.subtotal_items).toHaveLength(4)
  expect(json.custom_discount_items).toEqual(order.custom_discount_items)
  expect(json).toMatchObject({
    total: { dollars: 2250.5 },
    user_credit: { dollars: 50 },
    order_points: 100,
    created_at: order.created_at,
  })
})

test('shows the fees of an order whose total holds them', async ({ server, shop }) => {
  const { store } = await loadOrderReferences(server.db, shop.merchant.id, {})
  const order = await createOrder(
    server.db,
    shop.actor,
    {
      origin: 'firstline',
      source: 'cyberbiz',
      store: store as NonNullable<typeof store>,
      customer: null,
      subtotal_minor: 100_000,
      total_minor: 103_000,
      discount_minor: 10_000,
      shipping_fee_minor: 8000,
      tax_minor: 5000,
      ordered_at: new Date('2024-05-01T04:00:00Z'),
      lines: [],
    },
    new Date(),
  )

  const read = await shopOrder(shop, order.wixtar_number)

  expect(read.order_date).toBe('2024-05-01 12:00:00')
  expect(read.charges).toEqual({ product_amount: 1000, discount_amount: 100, total_amount: 1030 })
  expect(read.cart.items).toEqual([
    item('SHIPPING_FEE', '運費', 1, [80]),
    item('TAX', '稅額', 2, [50]),
  ])
})

test.for([
  ['confirmed', 'pending', 'CREATED', 'UNPAID'],
  ['confirmed', 'paid', 'CREATED', 'PAID'],
  ['pending', 'failed', 'CREATED', 'UNPAID'],
  ['completed', 'paid', 'COMPLETED', 'PAID'],
  ['completed', 'partially_refunded', 'COMPLETED', 'PAID'],
  ['completed', 'refunded', 'COMPLETED', 'CANCELED'],
  ['cancelled', 'paid', 'CANCELED', 'CANCELED'],
  ['removed', 'pending', 'CANCELED', 'CANCELED'],
] as const)(
  'an order that is %s and %s is %s and %s',
  async ([order_state, payment_state, order_status, payment_status], { server, shop }) => {
    await aStore(server, shop)
    const number = await aShopOrder(shop)

    await updateOrder(
      server.db,
      shop.actor,
      { wixtar_number: number },
      () => ({ states: { order_state, payment_state } }),
      new Date(),
    )

    expect(await shopOrder(shop, number)).toMatchObject({ order_status, payment_status })
  },
)

test('lists each change that a till can tell, once', async ({ server, shop }) => {
  await aStore(server, shop)
  const number = await aShopOrder(shop)
  const change = (states: object, at: string) =>
    updateOrder(server.db, shop.actor, { wixtar_number: number }, () => ({ states }), new Date(at))

  await change({ order_state: 'confirmed' }, '2030-01-01T01:00:00Z')
  await change({ delivery_state: 'shipped' }, '2030-01-01T02:00:00Z')
  await change({ payment_state: 'paid' }, '2030-01-01T03:00:00Z')
  await change({ order_state: 'completed' }, '2030-01-01T04:00:00Z')

  const [created, ...later] = (await shopOrder(shop, number)).order_status_history
  expect(created).toMatchObject({ order_status: 'CREATED', payment_status: 'UNPAID' })
  expect(later).toEqual([
    { update_time: '2030-01-01 11:00:00', order_status: 'CREATED', payment_status: 'PAID' },
    { update_time: '2030-01-01 12:00:00', order_status: 'COMPLETED', payment_status: 'PAID' },
  ])
})

test('a number that no order has is not found', async ({ shop }) => {
  const reply = await shop.wixtar.get('/v1/shop_order/00003021080300966')

  expect([reply.status, reply.json]).toEqual([404, { message: '查無此訂單' }])
})

test("another merchant's order is not found either", async ({ server, shop }) => {
  const other = await server.newShop()
  await aStore(server, other)
  const number = await aShopOrder(other)

  const reply = await shop.wixtar.get(`/v1/shop_order/${number}`)

  expect([reply.status, reply.json]).toEqual([404, { message: '查無此訂單' }])
})
