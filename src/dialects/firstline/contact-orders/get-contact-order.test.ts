import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aBalance, aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { aProduct } from '../../../../test/builders.ts'
import { updateOrder } from '../../../core/orders/update-order.ts'

test('shows an order of SHOPLINE complete to the line and to the amount', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const varied = await aProduct(server, shop, { title: 'T 恤', variations: ['', ''] })
  await aBalance(server, shop, counter.customer, 'credits', 100_000)
  await aBalance(server, shop, counter.customer, 'points', 500)
  const product = { item_type: 'Product', quantity: 1 }
  const made = await aShoplineOrder(shop, counter, {
    subtotal: 4199,
    total: 3557,
    user_credit: 30,
    member_point: 120,
    order_remarks: '請附禮盒',
    items: [
      { ...product, item_id: counter.product.id, item_price: 999, total: 949 },
      {
        ...product,
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
        item_data: { name: '開幕折扣' },
        item_price: 550,
        total: 550,
      },
    ],
  })

  const [{ id }] = (await shop.firstline.get('/contact-order')).json.data
  const { data } = (await shop.firstline.get(`/contact-order/${id}`)).json

  const line = (
    [before, discount, after]: string[],
    quantity: number,
    stub: { id: number; name: string; sku: string; price: number },
  ) => ({
    id: expect.any(Number),
    quantity,
    total_price_before_discounts: before,
    total_discount: discount,
    total_price_after_discounts: after,
    product_id: stub.id,
    contact_order_id: id,
    product: stub,
    created_at: data.created_at,
    updated_at: data.created_at,
  })
  const [plain, medium] = [counter.product.variants[0], varied.variants[1]]
  expect(data).toEqual({
    id,
    order_source: 'shopline',
    order_created_at: data.created_at,
    order_updated_at: null,
    order_number: made.order_number,
    order_name: null,
    receiver_name: '陳大文',
    receiver_address: '台北市測試路1號',
    receiver_phone: '0987654321',
    subtotal_price: '4199.00',
    // 550 of the line, 30 of credits, 12 of points at ten for a dollar.
    total_discount: '592.00',
    shipping_fee: '0.00',
    total_tax: null,
    total_price: '3557.00',
    financial_status: 'pending',
    fulfillment_status: 'preparing',
    return_status: null,
    note: null,
    extra_info: { user_credit: '30.00', member_points: 120, member_points_amount: '12.00' },
    contact_id: counter.customer.firstline_id,
    items: [
      line(['999.00', '50.00', '949.00'], 1, {
        id: plain?.firstline_id as number,
        name: '無線藍牙耳機',
        sku: plain?.sku as string,
        price: 999,
      }),
      line(['2000.00', '0.00', '2000.00'], 2, {
        id: medium?.firstline_id as number,
        name: 'T 恤',
        sku: medium?.sku as string,
        price: 1000,
      }),
      line(['1200.00', '0.00', '1200.00'], 2, { id: -1, name: '手工刻字', sku: '', price: 600 }),
      line(['0.00', '0.00', '0.00'], 1, { id: -1, name: '贈品', sku: '', price: 0 }),
      line(['0.00', '550.00', '-550.00'], 1, { id: -1, name: '開幕折扣', sku: '', price: 550 }),
    ],
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    updated_at: data.created_at,
  })
})

test('says voided of a cancelled order that nobody paid', async ({ server, shop }) => {
  const made = await aShoplineOrder(shop, await aCounter(server, shop))
  await updateOrder(
    server.db,
    shop.actor,
    { id: made.id },
    () => ({ states: { order_state: 'cancelled' } }),
    new Date(),
  )

  const [order] = (await shop.firstline.get('/contact-order')).json.data

  expect(order.financial_status).toBe('voided')
})

test('writes an address from the largest part to the smallest', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await aShoplineOrder(shop, counter, {
    delivery_address: {
      country: '台灣',
      postcode: '106',
      city: '台北市',
      district: '大安區',
      address_1: '和平東路一段 1 號',
    },
  })
  await aShoplineOrder(shop, counter, {
    delivery_address: { country: 'Taiwan', city: 'Taipei', address_1: 'Heping Rd 1' },
  })
  await aShoplineOrder(shop, counter, { delivery_address: {} })

  const { data } = (await shop.firstline.get('/contact-order')).json

  expect(data.map((order: { receiver_address: string }) => order.receiver_address)).toEqual([
    '106 台灣台北市大安區和平東路一段 1 號',
    'Taiwan Taipei Heping Rd 1',
    null,
  ])
})
