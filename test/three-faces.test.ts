import { expect } from 'vitest'
import { type Shop, test } from './app.ts'
import { withSettings } from './build-changes.ts'
import { aBalance, aCounter, aShoplineOrder, type Counter } from './build-orders.ts'
import { aPhysicalStore, type PhysicalStore } from './build-stores.ts'
import { aProduct } from './builders.ts'

// One order, three faces: what is written through one is read in the other two at once, complete to
// the line and to the amount. Each test writes through one face and reads the other two.

/** The order as FIRST LINE shows it, found the documented way: by its number, then by id. */
async function inFirstline(shop: Shop, orderNumber: string) {
  const listed = await shop.firstline.get(
    `/contact-order?order_number=${encodeURIComponent(orderNumber)}`,
  )
  return (await shop.firstline.get(`/contact-order/${listed.json.data[0].id}`)).json.data
}

async function aRichOrder(
  shop: Shop,
  counter: Counter,
  varied: { id: string; variants: { id: string }[] },
) {
  return aShoplineOrder(shop, counter, {
    subtotal: 4199,
    total: 3557,
    user_credit: 30,
    member_point: 120,
    order_remarks: '請附禮盒',
    items: [
      {
        item_type: 'Product',
        item_id: counter.product.id,
        item_price: 999,
        quantity: 1,
        total: 999,
      },
      {
        item_type: 'Product',
        item_id: varied.id,
        variation_id: varied.variants[1]?.id,
        item_price: 1000,
        quantity: 2,
        total: 2000,
      },
      {
        item_type: 'CustomProduct',
        item_data: { name: '手工刻字' },
        item_price: 600,
        quantity: 2,
        total: 1200,
      },
      {
        item_type: 'CustomProduct',
        item_data: { name: '贈品' },
        item_price: 0,
        quantity: 1,
        total: 0,
      },
      {
        item_type: 'CustomDiscount',
        item_data: { name: '老客戶折扣' },
        item_price: 600,
        total: 600,
      },
    ],
  })
}

test('shows a SHOPLINE order whole in FIRST LINE', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const varied = await aProduct(server, shop, { title: '棉質上衣', variations: ['', ''] })
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  await aBalance(server, shop, counter.customer, 'points', 500)
  const written = await aRichOrder(shop, counter, varied)

  const firstline = await inFirstline(shop, written.order_number)

  expect(firstline).toMatchObject({
    order_source: 'shopline',
    order_number: written.order_number,
    subtotal_price: '4199.00',
    total_price: '3557.00',
    // 600 of the discount line, 30 of credits, 12 for 120 points.
    total_discount: '642.00',
    receiver_name: '陳大文',
    receiver_phone: '0987654321',
    financial_status: 'pending',
    fulfillment_status: 'preparing',
    return_status: null,
    contact_id: counter.customer.firstline_id,
    extra_info: { user_credit: '30.00', member_points: 120, member_points_amount: '12.00' },
  })
  expect(
    firstline.items.map((item: Record<string, { name: string }>) => [
      item.product?.name,
      item.quantity,
      item.total_price_after_discounts,
    ]),
  ).toEqual([
    ['無線藍牙耳機', 1, '999.00'],
    ['棉質上衣', 2, '2000.00'],
    ['手工刻字', 2, '1200.00'],
    ['贈品', 1, '0.00'],
    ['老客戶折扣', 1, '-600.00'],
  ])
  const afterDiscounts = firstline.items
    .map((item: { total_price_after_discounts: string }) =>
      Number(item.total_price_after_discounts),
    )
    .reduce((sum: number, amount: number) => sum + amount, 0)
  expect(afterDiscounts - 30 - 12).toBe(3557)
})

test('shows a SHOPLINE order whole at the till', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const varied = await aProduct(server, shop, { title: '棉質上衣', variations: ['', ''] })
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  await aBalance(server, shop, counter.customer, 'points', 500)
  await aRichOrder(shop, counter, varied)

  const [listed] = (await shop.wixtar.get('/v1/shop_order?store_id=WEB01')).json.orders
  const { json } = await shop.wixtar.get(`/v1/shop_order/${listed.id}`)

  expect(json.charges).toEqual({ product_amount: 4199, discount_amount: 0, total_amount: 3557 })
  expect(json).toMatchObject({ order_status: 'CREATED', payment_status: 'UNPAID' })
  expect(
    json.cart.items.map(
      (item: { title: string; quantity: number; price: { total_price: number } }) => [
        item.title,
        item.quantity,
        item.price.total_price,
      ],
    ),
  ).toEqual([
    ['無線藍牙耳機', 1, 999],
    ['棉質上衣', 2, 2000],
    ['手工刻字', 2, 1200],
    ['贈品', 1, 0],
    ['老客戶折扣', 1, -600],
    ['購物金折抵', 1, -30],
    ['點數折抵', 1, -12],
  ])
  const sum = json.cart.items
    .map((item: { price: { total_price: number } }) => item.price.total_price)
    .reduce((total: number, amount: number) => total + amount, 0)
  expect(sum).toBe(3557)
})

async function aFirstlineOrder(shop: Shop, counter: Counter) {
  const created = await shop.firstline.post('/contact-order', {
    contact_id: counter.customer.firstline_id,
    order_number: 'CB-20260901-7',
    order_source: 'cyberbiz',
    order_created_at: '2026-09-01 10:20:30',
    receiver_name: '張小姐',
    receiver_address: '高雄市前鎮區測試路2號',
    receiver_phone: '0922333444',
    subtotal_price: 3100,
    total_discount: 100.5,
    shipping_fee: 80,
    total_tax: 0,
    total_price: 3079.5,
    financial_status: 'paid',
    fulfillment_status: 'shipped',
    note: '急件',
  })
  expect(created.status).toBe(201)
  const item = await shop.firstline.post(
    `/contact-order/${created.json.data.id}/contact-order-item`,
    {
      product_id: counter.product.variants[0]?.firstline_id,
      quantity: 2,
      total_price_before_discounts: 3100,
      total_discount: 50,
      total_price_after_discounts: 3050,
    },
  )
  expect(item.status).toBe(201)
  return created.json.data
}

test('shows a FIRST LINE order whole in SHOPLINE', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await aFirstlineOrder(shop, counter)

  const { json } = await shop.shopline.get('/orders/search?order_number=CB-20260901-7')
  const [order] = json.items

  expect(json.items).toHaveLength(1)
  expect(order).toMatchObject({
    created_by: 'import',
    created_at: '2026-09-01T02:20:30.000+00:00',
    customer_id: counter.customer.id,
    customer_name: counter.customer.name,
    order_payment: { status: 'completed' },
    order_delivery: { status: 'shipped' },
    subtotal: { cents: 3100 },
    order_discount: { dollars: 100.5 },
    total: { dollars: 3079.5 },
    delivery_address: {
      address_1: '高雄市前鎮區測試路2號',
      recipient_name: '張小姐',
      recipient_phone: '0922333444',
    },
    order_notes: [{ value: '急件' }],
  })
  expect(order.order_delivery.total.dollars).toBe(80)
  expect(order.subtotal_items).toMatchObject([
    {
      item_type: 'Product',
      item_id: counter.product.id,
      quantity: 2,
      total: { cents: 3050 },
      discounted_price: { cents: 50 },
    },
  ])
})

test('shows a FIRST LINE order whole at the till', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await aFirstlineOrder(shop, counter)

  const list = await shop.wixtar.get(
    '/v1/shop_order?store_id=WEB01&start_date=2026-09-01&end_date=2026-09-01',
  )
  const { json } = await shop.wixtar.get(`/v1/shop_order/${list.json.orders[0].id}`)

  expect(json).toMatchObject({
    order_date: '2026-09-01 10:20:30',
    payment_status: 'PAID',
    charges: { product_amount: 3100, discount_amount: 100.5, total_amount: 3079.5 },
  })
  expect(json.cart.items).toMatchObject([
    {
      id: counter.product.variants[0]?.code,
      title: '無線藍牙耳機',
      quantity: 2,
      price: { discount: 50, total_price: 3050 },
    },
    { id: 'SHIPPING_FEE', title: '運費', quantity: 1, price: { total_price: 80 } },
  ])
})

async function aTillOrder(shop: Shop, counter: Counter, store: PhysicalStore): Promise<string> {
  const reply = await shop.wixtar.post('/v1/shop_order', {
    order_date: '2026-09-02 09:15:00',
    machine_id: '02',
    type: 'PRODUCT',
    store: { id: store.code, name: store.name },
    operator: { id: '1234', name: '王店長' },
    charges: { product_amount: 1000, discount_amount: 0, total_amount: 900 },
    cart: {
      items: [
        {
          id: counter.product.variants[0]?.code,
          title: '耳機（門市）',
          quantity: 1,
          price: { unit_price: 600, discount: 0, total_price: 600 },
        },
        {
          id: 'Z10002',
          title: '雨刷16吋',
          quantity: 2,
          price: { unit_price: 200, discount: 0, total_price: 400 },
        },
        {
          id: 'FREE',
          title: '贈品',
          quantity: 1,
          price: { unit_price: 0, discount: 0, total_price: 0 },
        },
        {
          id: 'ZMJ0001',
          title: '折價券',
          quantity: 100,
          price: { unit_price: -1, discount: 0, total_price: -100 },
          ticket_no_list: ['AA0001', 'AA0002'],
        },
      ],
    },
  })
  expect(reply.status).toBe(200)
  return reply.json.id
}

test('shows a till order whole in SHOPLINE', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const store = await aPhysicalStore(server, shop)
  const id = await aTillOrder(shop, counter, store)

  const { json } = await shop.shopline.get(`/orders/search?order_number=${id}`)
  const [order] = json.items

  expect(order).toMatchObject({
    order_number: id,
    created_by: 'pos',
    channel: {
      created_by_channel_id: store.id,
      created_by_channel_name: { 'zh-hant': store.name },
    },
    agent: { email: null, name: '王店長', phone: null, status: 'active' },
    created_at: '2026-09-02T01:15:00.000+00:00',
    status: 'pending',
    subtotal: { cents: 1000 },
    total: { cents: 900 },
  })
  expect(
    order.subtotal_items.map((item: Record<string, unknown>) => [
      item.item_type,
      item.title_translations,
      item.quantity,
      item.total,
    ]),
  ).toMatchObject([
    ['Product', {}, 1, { cents: 600 }],
    ['CustomProduct', { 'zh-hant': '雨刷16吋' }, 2, { cents: 400 }],
    ['CustomProduct', { 'zh-hant': '贈品' }, 1, { cents: 0, label: '' }],
  ])
  expect(order.custom_discount_items).toMatchObject([
    {
      item_type: 'CustomDiscount',
      item_data: { name: '折價券', ticket_no_list: ['AA0001', 'AA0002'] },
      total: { cents: 100 },
    },
  ])
})

test('shows a till order whole in FIRST LINE', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const store = await aPhysicalStore(server, shop)
  const id = await aTillOrder(shop, counter, store)

  const order = await inFirstline(shop, id)

  expect(order).toMatchObject({
    order_source: 'wixtar',
    order_number: id,
    order_created_at: '2026-09-02 09:15:00',
    subtotal_price: '1000.00',
    total_discount: '100.00',
    total_price: '900.00',
    extra_info: { ticket_no_list: ['AA0001', 'AA0002'] },
  })
  expect(
    order.items.map((item: Record<string, { name: string }>) => [
      item.product?.name,
      item.quantity,
      item.total_price_after_discounts,
    ]),
  ).toEqual([
    ['耳機（門市）', 1, '600.00'],
    ['雨刷16吋', 2, '400.00'],
    ['贈品', 1, '0.00'],
    ['折價券', 100, '-100.00'],
  ])
})

test('carries a payment, an item and a parcel from the face that changed them', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter)
  const [listed] = (await shop.firstline.get(`/contact-order?order_number=${order.order_number}`))
    .json.data
  const [till] = (await shop.wixtar.get('/v1/shop_order?store_id=WEB01')).json.orders
  const items = `/contact-order/${listed.id}/contact-order-item`

  await shop.firstline.put(`/contact-order/${listed.id}`, { financial_status: 'paid' })
  await shop.firstline.put(`${items}/${listed.items[0].id}`, { quantity: 3 })
  await shop.firstline.post(items, {
    product_id: counter.product.variants[0]?.firstline_id,
    quantity: 1,
    total_price_before_discounts: 999,
  })
  await shop.shopline.patch(`/orders/${order.id}`, {
    tracking_number: 'T-99',
    delivery_data: { recipient_name: '新收件人' },
  })

  const shopline = (await shop.shopline.get(`/orders/${order.id}`)).json
  const firstline = (await shop.firstline.get(`/contact-order/${listed.id}`)).json.data
  const wixtar = (await shop.wixtar.get(`/v1/shop_order/${till.id}`)).json
  expect(shopline.order_payment.status).toBe('completed')
  expect(wixtar.payment_status).toBe('PAID')
  expect(shopline.subtotal_items.map((item: { quantity: number }) => item.quantity)).toEqual([3, 1])
  expect(wixtar.cart.items.map((item: { quantity: number }) => item.quantity)).toEqual([3, 1])
  expect(shopline.delivery_data.tracking_number).toBe('T-99')
  expect(firstline.receiver_name).toBe('新收件人')
  expect((await shop.shopline.get('/orders/search?query=T-99')).json.items).toHaveLength(1)
})

test('shows a cancelled till order as cancelled everywhere', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const store = await aPhysicalStore(server, shop)
  const id = await aTillOrder(shop, counter, store)

  const reply = await shop.wixtar.patch(`/v1/orders/${id}/shop_order_cancel`, {
    shop_id: store.code,
    order_id: id,
  })

  expect(reply.status).toBe(204)
  const [order] = (await shop.shopline.get(`/orders/search?order_number=${id}`)).json.items
  expect(order.status).toBe('cancelled')
  expect(
    (await shop.shopline.get('/orders/search?status=cancelled')).json.pagination.total_count,
  ).toBe(1)
  const [listed] = (await shop.firstline.get(`/contact-order?order_number=${id}`)).json.data
  expect(listed.financial_status).toBe('voided')
})

test('tells a change of status through SHOPLINE in the words of the other faces', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter)
  const [till] = (await shop.wixtar.get('/v1/shop_order?store_id=WEB01')).json.orders
  const patch = (name: string, status: string) =>
    shop.shopline.patch(`/orders/${order.id}/${name}`, { status })
  const words = async () => {
    const firstline = await inFirstline(shop, order.order_number)
    const wixtar = (await shop.wixtar.get(`/v1/shop_order/${till.id}`)).json
    return [
      firstline.financial_status,
      firstline.fulfillment_status,
      firstline.return_status,
      wixtar.order_status,
      wixtar.payment_status,
    ]
  }

  await patch('status', 'confirmed')
  expect(await words()).toEqual(['pending', 'preparing', null, 'CREATED', 'UNPAID'])
  await patch('order_payment_status', 'completed')
  expect(await words()).toEqual(['paid', 'preparing', null, 'CREATED', 'PAID'])
  await patch('order_delivery_status', 'shipped')
  await patch('status', 'completed')
  expect(await words()).toEqual(['paid', 'shipped', null, 'COMPLETED', 'PAID'])
  await patch('order_delivery_status', 'returned')
  await patch('order_payment_status', 'refunded')
  expect(await words()).toEqual(['refunded', 'returned', 'returned', 'COMPLETED', 'CANCELED'])
  const { order_status_history } = (await shop.wixtar.get(`/v1/shop_order/${till.id}`)).json
  expect(
    order_status_history.map((entry: Record<string, string>) => [
      entry.order_status,
      entry.payment_status,
    ]),
  ).toEqual([
    ['CREATED', 'UNPAID'],
    ['CREATED', 'PAID'],
    ['COMPLETED', 'PAID'],
    ['COMPLETED', 'CANCELED'],
  ])
})

test('shows an order that SHOPLINE cancelled as cancelled everywhere', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const [till] = (await shop.wixtar.get('/v1/shop_order?store_id=WEB01')).json.orders

  const cancelled_reason = { key: 'change_mind', message: '' }
  await shop.shopline.patch(`/orders/${order.id}/cancel`, { cancelled_reason })

  expect((await inFirstline(shop, order.order_number)).financial_status).toBe('voided')
  expect((await shop.wixtar.get(`/v1/shop_order/${till.id}`)).json).toMatchObject({
    order_status: 'CANCELED',
    payment_status: 'CANCELED',
  })
  const completed = await shop.wixtar.patch(`/v1/shop_order/${till.id}/complete`, {
    store_id: 'WEB01',
  })
  expect([completed.status, completed.json]).toEqual([409, { message: '訂單已取消' }])
})

test('refuses in each face, in its own form, what returns bind', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const [till] = (await shop.wixtar.get('/v1/shop_order?store_id=WEB01')).json.orders
  const { id } = await inFirstline(shop, order.order_number)
  await shop.shopline.patch(`/orders/${order.id}/order_delivery_status`, { status: 'shipped' })
  await withSettings(server, shop, { return_order_revamp: true })
  const cancel = () =>
    shop.wixtar.patch(`/v1/orders/${till.id}/shop_order_cancel`, {
      shop_id: 'WEB01',
      order_id: till.id,
    })

  const onItsWay = await cancel()
  await shop.shopline.patch(`/orders/${order.id}/status`, { status: 'completed' })
  const completed = await cancel()
  const moved = await shop.firstline.put(`/contact-order/${id}`, { fulfillment_status: 'returned' })
  const sent = await shop.firstline.put(`/contact-order/${id}`, { receiver_address: '高雄市' })
  const noted = await shop.firstline.put(`/contact-order/${id}`, { note: '已聯絡' })

  expect([onItsWay.status, onItsWay.json]).toEqual([409, { message: '訂單已出貨，無法取消' }])
  expect([completed.status, completed.json]).toEqual([409, { message: '訂單已完成' }])
  const refusal = {
    message: 'The given data was invalid.',
    errors: { order: ['The order cannot be changed: it is completed.'] },
  }
  expect([moved.status, moved.json, sent.json]).toEqual([422, refusal, refusal])
  expect(noted.status).toBe(200)
})
