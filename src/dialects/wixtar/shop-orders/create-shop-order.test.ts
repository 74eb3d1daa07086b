import { describe, expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { rowCount } from '../../../../test/build-orders.ts'
import {
  aCartItem,
  aShopOrder,
  aShopOrderBody,
  aStore,
  aTillProduct,
  orderRecord,
  shopOrder,
} from '../../../../test/build-till.ts'
import { example } from '../../../../test/example.ts'

const number = '00003021080300966'

test('answers the documented request, and reads it back as the documented order', async ({
  server,
  shop,
}) => {
  await aStore(server, shop)
  await aTillProduct(server, shop)

  const reply = await shop.wixtar.post(
    '/v1/shop_order',
    example('wixtar/shop-order-create-request'),
  )

  expect(reply.status).toBe(200)
  expect(reply.json).toEqual(example('wixtar/shop-order-create-response'))
  const read = await shopOrder(shop, number)
  const documented = example('wixtar/shop-order-details')
  expect(read).toHaveWireShape(documented)
  expect(read).toEqual({
    ...documented,
    company: { id: shop.merchant.company_code, name: shop.merchant.name },
    last_update_time: expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
    order_status_history: [
      { update_time: read.last_update_time, order_status: 'CREATED', payment_status: 'UNPAID' },
    ],
  })
  expect(Object.keys(read)).toEqual(Object.keys(documented))
})

test('gives an order without a number one of its store and day', async ({ server, shop }) => {
  await aStore(server, shop)

  const first = await aShopOrder(shop, { id: undefined })
  const second = await aShopOrder(shop, { id: '' })

  expect([first, second]).toEqual(['A0121082400001', 'A0121082400002'])
})

test('passes over a number that a till has made up before', async ({ server, shop }) => {
  await aStore(server, shop)
  await aShopOrder(shop, { id: 'A0121082400001' })

  expect(await aShopOrder(shop, { id: undefined })).toBe('A0121082400002')
})

test('takes a fuel order without a cart', async ({ server, shop }) => {
  await aStore(server, shop)

  const id = await aShopOrder(shop, { type: 'oil', cart: undefined })

  expect(await shopOrder(shop, id)).toMatchObject({
    charges: { product_amount: 1000, discount_amount: 0, total_amount: 1000 },
    cart: { items: [] },
  })
})

test('keeps cents, free goods and discounts of a line', async ({ server, shop }) => {
  await aStore(server, shop)
  const items = [
    { ...aCartItem('A1', 59.97), price: { unit_price: 59.97, discount: 9.97, total_price: 50 } },
    aCartItem('A2', 0),
    { ...aCartItem('A3', -1, 30), title: '折價券' },
  ]

  const id = await aShopOrder(shop, { cart: { items } })

  const read = await shopOrder(shop, id)
  expect(read.cart.items.map((item: { price: object }) => item.price)).toEqual([
    { unit_price: 59.97, discount: 9.97, total_price: 50 },
    { unit_price: 0, discount: 0, total_price: 0 },
    { unit_price: -1, discount: 0, total_price: -30 },
  ])
})

test.for([
  ['2021-08-24 14:18:30', { id: '1', name: '早班' }],
  ['2021-08-24 23:30:00', { id: '3', name: '夜班' }],
  ['2021-08-25 05:59:59', { id: '3', name: '夜班' }],
  ['2021-08-25 20:00:00', { id: '', name: '' }],
] as const)('an order of %s belongs to shift %o', async ([order_date, shift], { server, shop }) => {
  await aStore(server, shop)

  const id = await aShopOrder(shop, { order_date })

  expect(await shopOrder(shop, id)).toMatchObject({ order_date, shift })
})

describe('with the number of an open order', () => {
  test('replaces the cart and the charges', async ({ server, shop }) => {
    await aStore(server, shop)
    const id = await aShopOrder(shop)
    const charges = { product_amount: 250, discount_amount: 20, total_amount: 230 }

    const reply = await shop.wixtar.post(
      '/v1/shop_order',
      aShopOrderBody({
        charges,
        operator: { id: '5678', name: '陳小銅' },
        cart: { items: [aCartItem('N1', 50, 2), aCartItem('N2', 150)] },
      }),
    )

    expect(reply.json).toEqual({ id })
    const read = await shopOrder(shop, id)
    expect(read).toMatchObject({
      charges,
      operator: { id: '1234', name: '李小鐵' },
      modified_user: { id: '5678', name: '陳小銅' },
      order_status: 'CREATED',
    })
    expect(read.cart.items).toMatchObject([
      { id: 'N1', serial_number: 1, quantity: 2 },
      { id: 'N2', serial_number: 2, quantity: 1 },
    ])
    expect(read.order_status_history).toHaveLength(1)
    expect(await rowCount(server, shop, 'orders')).toBe(1)
    expect(await rowCount(server, shop, 'order_lines')).toBe(2)
  })

  test('a line that is sent again goes on under its own ids', async ({ server, shop }) => {
    await aStore(server, shop)
    const product = await aTillProduct(server, shop)
    const id = await aShopOrder(shop)
    const before = await orderRecord(server, shop, id)
    const [wiper, coupon] = aShopOrderBody().cart.items

    await aShopOrder(shop, {
      cart: { items: [coupon, aCartItem('N1', 50), { ...wiper, quantity: 2 }] },
    })

    const after = await orderRecord(server, shop, id)
    expect(after.lines[0]?.id).toBe(before.lines[1]?.id)
    expect(after.lines[2]).toMatchObject({
      id: before.lines[0]?.id,
      firstline_id: before.lines[0]?.firstline_id,
      variant_id: product.variants[0]?.id,
      quantity: 2,
    })
    const ids = new Set(after.lines.map((line) => line.firstline_id))
    expect(ids.size).toBe(3)
  })

  test('sending the same again changes nothing', async ({ server, shop }) => {
    await aStore(server, shop)
    const id = await aShopOrder(shop)
    const before = await orderRecord(server, shop, id)
    const eventCount = await rowCount(server, shop, 'events')

    await aShopOrder(shop)

    expect(await orderRecord(server, shop, id)).toEqual(before)
    expect(await rowCount(server, shop, 'events')).toBe(eventCount)
  })

  test('two at once make one order', async ({ server, shop }) => {
    await aStore(server, shop)

    const replies = await Promise.all(
      [1, 2, 3, 4].map(() => shop.wixtar.post('/v1/shop_order', aShopOrderBody())),
    )

    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200])
    expect(await rowCount(server, shop, 'orders')).toBe(1)
    expect((await shopOrder(shop, number)).cart.items).toHaveLength(2)
  })

  test('two different carts at once leave one of them whole', async ({ server, shop }) => {
    await aStore(server, shop)
    const id = await aShopOrder(shop)
    const carts = [
      [aCartItem('N1', 50), aCartItem('N2', 60)],
      [aCartItem('M1', 70), aCartItem('M2', 80)],
    ]

    await Promise.all(carts.map((items) => aShopOrder(shop, { cart: { items } })))

    const { cart } = await shopOrder(shop, id)
    const ids = cart.items.map((item: { id: string }) => item.id).join()
    expect(['N1,N2', 'M1,M2']).toContain(ids)
  })

  test('refuses the number of another store', async ({ server, shop }) => {
    await aStore(server, shop)
    await aStore(server, shop, { code: 'B02', name: '高雄店' })
    const id = await aShopOrder(shop)

    const reply = await shop.wixtar.post(
      '/v1/shop_order',
      aShopOrderBody({ store: { id: 'B02', name: '高雄店' } }),
    )

    expect([reply.status, reply.json]).toEqual([409, { message: '訂單編號已被使用' }])
    expect((await shopOrder(shop, id)).store.id).toBe('A01')
  })

  test('refuses an order that is completed or cancelled', async ({ server, shop }) => {
    await aStore(server, shop)
    const id = await aShopOrder(shop)
    await shop.wixtar.patch(`/v1/shop_order/${id}/complete`, { store_id: 'A01' })

    const late = await shop.wixtar.post('/v1/shop_order', aShopOrderBody({ cart: { items: [] } }))
    await shop.wixtar.patch(`/v1/orders/${id}/shop_order_cancel`, { shop_id: 'A01', order_id: id })
    const later = await shop.wixtar.post('/v1/shop_order', aShopOrderBody())

    expect([late.status, late.json]).toEqual([409, { message: '訂單已完成' }])
    expect([later.status, later.json]).toEqual([409, { message: '訂單已取消' }])
    expect((await shopOrder(shop, id)).cart.items).toHaveLength(2)
  })
})

test('another merchant may use the same number', async ({ server, shop }) => {
  const other = await server.newShop()
  await Promise.all([aStore(server, shop), aStore(server, other)])
  await aShopOrder(shop)

  await aShopOrder(other, { cart: { items: [] } })

  expect((await shopOrder(shop, number)).cart.items).toHaveLength(2)
  expect((await shopOrder(other, number)).cart.items).toEqual([])
})

test('does not see the products of another merchant', async ({ server, shop }) => {
  const other = await server.newShop()
  await aStore(server, shop)
  await aTillProduct(server, other)

  const id = await aShopOrder(shop)

  expect((await shopOrder(shop, id)).cart.items[0].categories).toEqual([])
  const { lines } = await orderRecord(server, shop, id)
  expect(lines[0]).toMatchObject({ kind: 'custom_product', code: 'Z10002', variant_id: null })
})

const line = (price: object, rest: object = {}) => ({
  cart: {
    items: [{ ...aCartItem('A1', 1), ...rest, price: { ...aCartItem('A1', 1).price, ...price } }],
  },
})

test.for([
  ['no store', { store: undefined }, 400, '缺少必填欄位 門市'],
  ['no store code', { store: { name: '台南店' } }, 400, '缺少必填欄位 門市編號'],
  ['an unknown store', { store: { id: 'X99', name: '' } }, 404, '查無此門市'],
  ['no date', { order_date: undefined }, 400, '缺少必填欄位 訂單日期'],
  ['a date that is none', { order_date: '2021-02-30 10:00:00' }, 400, '欄位格式錯誤 訂單日期'],
  ['a date with a zone', { order_date: '2021-02-03T10:00:00Z' }, 400, '欄位格式錯誤 訂單日期'],
  ['no till', { machine_id: undefined }, 400, '缺少必填欄位 收銀機編號'],
  ['a till of another type', { machine_id: 2 }, 400, '欄位格式錯誤 收銀機編號'],
  ['no type', { type: undefined }, 400, '缺少必填欄位 類型'],
  ['an unknown type', { type: 'FOOD' }, 400, '欄位格式錯誤 類型'],
  ['no operator', { operator: undefined }, 400, '缺少必填欄位 操作人員'],
  ['no charges', { charges: undefined }, 400, '缺少必填欄位 金額'],
  ['a number that is too long', { id: '1'.repeat(33) }, 400, '欄位格式錯誤 編號'],
  [
    'a negative total',
    { charges: { product_amount: 1, discount_amount: 2, total_amount: -1 } },
    400,
    '金額超出範圍 總金額',
  ],
  [
    'a huge total',
    { charges: { product_amount: 1, discount_amount: 2, total_amount: 1e300 } },
    400,
    '金額超出範圍 總金額',
  ],
  [
    'a huge price',
    line({ unit_price: 1e17 }),
    400,
    '金額超出範圍 單價 (cart.items.0.price.unit_price)',
  ],
  [
    'a product of price and quantity that is too large',
    line({ unit_price: 99_999_999 }, { quantity: 9_999_999 }),
    400,
    '金額超出範圍 單價 (cart.items.0.price.unit_price)',
  ],
  [
    'a quantity of nothing',
    line({}, { quantity: 0 }),
    400,
    '欄位格式錯誤 數量 (cart.items.0.quantity)',
  ],
  ['half a piece', line({}, { quantity: 0.5 }), 400, '欄位格式錯誤 數量 (cart.items.0.quantity)'],
  [
    'a price that is text',
    line({ unit_price: '免費' }),
    400,
    '欄位格式錯誤 單價 (cart.items.0.price.unit_price)',
  ],
  [
    'too many lines',
    { cart: { items: Array(501).fill(aCartItem('A1', 1)) } },
    400,
    '欄位格式錯誤 商品明細',
  ],
] as const)(
  'refuses %s and stores nothing',
  async ([, given, status, message], { server, shop }) => {
    await aStore(server, shop)

    const reply = await shop.wixtar.post('/v1/shop_order', aShopOrderBody(given))

    expect([reply.status, reply.json]).toEqual([status, { message }])
    expect(await rowCount(server, shop, 'orders')).toBe(0)
  },
)

test("refuses another merchant's store as an unknown one", async ({ server, shop }) => {
  const other = await server.newShop()
  await aStore(server, other)

  const reply = await shop.wixtar.post('/v1/shop_order', aShopOrderBody())

  expect([reply.status, reply.json]).toEqual([404, { message: '查無此門市' }])
})

test('refuses a call without a token in its own form', async ({ server, shop }) => {
  await aStore(server, shop)

  const reply = await shop.wixtar.request('POST', '/v1/shop_order', aShopOrderBody(), {
    authorization: '',
  })

  expect([reply.status, reply.json]).toEqual([401, { message: '未登入或登入已失效' }])
  expect(reply.headers.get('www-authenticate')).toBe('Bearer')
})

test('the whole order is there for SHOPLINE in the same moment', async ({ server, shop }) => {
  await aStore(server, shop)
  const product = await aTillProduct(server, shop)
  const id = await aShopOrder(shop)
  const record = await orderRecord(server, shop, id)

  const { json } = await shop.shopline.get(`/orders/${record.id}`)

  expect(json).toMatchObject({
    order_number: id,
    status: 'pending',
    created_by: 'pos',
    subtotal: { dollars: 1000 },
    total: { dollars: 1000 },
    order_discount: { dollars: 0 },
  })
  expect(json.subtotal_items).toMatchObject([
    {
      item_type: 'Product',
      item_id: product.id,
      title_translations: { 'zh-hant': '雨刷16吋' },
      quantity: 1,
      item_price: { dollars: 600 },
      total: { dollars: 600 },
    },
  ])
  expect(json.custom_discount_items).toMatchObject([
    {
      item_type: 'CustomDiscount',
      item_data: { name: '折價券', ticket_no_list: ['AA0001', 'AA0002'] },
      quantity: 100,
      item_price: { dollars: 1 },
      total: { dollars: 100 },
    },
  ])
})
