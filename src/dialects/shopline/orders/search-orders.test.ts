import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aCounter, aCustomer, aShoplineOrder, type Counter } from '../../../../test/build-orders.ts'
import { aProduct } from '../../../../test/builders.ts'

async function found(shop: Shop, query: Record<string, string>): Promise<string[]> {
  const reply = await shop.shopline.get(`/orders/search?${new URLSearchParams(query)}`)
  expect(reply.status).toBe(200)
  expect(reply.json.pagination.total_count).toBe(reply.json.items.length)
  return reply.json.items.map((order: { id: string }) => order.id)
}

/** Two orders that differ in everything that can be searched. */
async function twoOrders(server: Server, shop: Shop) {
  const counter = await aCounter(server, shop)
  const tea: Counter = {
    ...counter,
    customer: await aCustomer(server, shop, {
      name: '歐陽娜娜',
      email: 'nana.tea@example.com',
      phone: '0933222111',
    }),
    product: await aProduct(server, shop, { title: '高山烏龍茶禮盒', sku: 'TEA-OOLONG-01' }),
  }
  const other = await aShoplineOrder(shop, counter)
  const wanted = await aShoplineOrder(shop, tea, {
    total: 5000,
    delivery_address: { recipient_name: '司馬光', recipient_phone: '0955666777' },
  })
  return { wanted, other, tea }
}

test('finds an order by any part of what people know of it', async ({ server, shop }) => {
  const { wanted, tea } = await twoOrders(server, shop)

  for (const query of [
    '歐陽',
    '娜',
    '烏龍',
    '高山烏龍茶禮盒',
    '司馬光',
    '0933222111',
    '222111',
    '0955666777',
    'nana.tea@example.com',
    'NANA',
    'oolong',
    'TEA-OOLONG-01',
    '歐陽 烏龍',
    wanted.order_number,
    wanted.id,
    tea.customer.id,
    tea.product.id,
  ]) {
    expect(await found(shop, { query }), query).toEqual([wanted.id])
  }
  expect(await found(shop, { query: '歐陽 耳機' })).toEqual([])
  expect(await found(shop, { query: '%' })).toEqual([])
})

test('looks at one group of fields when told to', async ({ server, shop }) => {
  const { wanted } = await twoOrders(server, shop)
  const number = wanted.order_number

  expect(await found(shop, { query: '0955666777', search_fields: 'phone_number' })).toEqual([
    wanted.id,
  ])
  expect(await found(shop, { query: '歐陽', search_fields: 'phone_number' })).toEqual([])
  expect(await found(shop, { query: number, search_fields: 'order_number' })).toEqual([wanted.id])
  expect(await found(shop, { query: '歐陽', search_fields: 'social_user_name' })).toEqual([])
})

test('filters by every documented parameter', async ({ server, shop }) => {
  const { wanted, other, tea } = await twoOrders(server, shop)
  await shop.shopline.patch(`/orders/${wanted.id}`, { tracking_number: 'TRK-778899' })

  for (const query of [
    { order_number: wanted.order_number },
    { customer_id: tea.customer.id },
    { customer_email: 'Nana.Tea@example.com' },
    { name: '娜娜' },
    { name: '司馬' },
    { phone_number: '0955666777' },
    { delivery_data_tracking_number: 'TRK-778899' },
    { query: 'TRK-778899' },
    { item_id: tea.product.id },
  ]) {
    expect(await found(shop, query), JSON.stringify(query)).toEqual([wanted.id])
  }
  const both = [wanted.id, other.id]
  for (const query of [
    { status: 'pending' },
    { 'statuses[]': 'pending' },
    { payment_status: 'pending' },
    { delivery_status: 'pending' },
    { 'delivery_statuses[]': 'pending' },
    { created_by: 'openapi' },
    { payment_id: wanted.order_payment.payment_method_id },
    { delivery_option_id: wanted.order_delivery.delivery_option_id },
    { created_after: '2018-01-01 00:00:00' },
    { updated_before: '2999-01-01' },
    { sort_by: 'total', order_by: 'desc' },
  ]) {
    expect(await found(shop, query), JSON.stringify(query)).toEqual(both)
  }
  for (const query of [
    { status: 'cancelled' },
    { payment_status: 'completed' },
    { delivery_status: 'shipped' },
    { created_by: 'pos' },
    { paid_after: '2018-01-01' },
    { shipped_before: '2999-01-01' },
    { promotion_id: wanted.id },
    { 'affiliate_data[affiliate_source]': 'x' },
  ]) {
    expect(await found(shop, query), JSON.stringify(query)).toEqual([])
  }
  expect(await found(shop, { sort_by: 'total', order_by: 'asc' })).toEqual(both.toReversed())
})

test('pages a sorted search by cursor', async ({ server, shop }) => {
  const { wanted, other } = await twoOrders(server, shop)

  const reply = await shop.shopline.get(
    `/orders/search?sort_by=total&per_page=1&previous_id=${wanted.id}`,
  )

  expect(reply.json.items.map((order: { id: string }) => order.id)).toEqual([other.id])
  expect(reply.json.pagination.total_count).toBe(2)
})

test('never finds another merchant’s orders', async ({ server, shop }) => {
  const { wanted } = await twoOrders(server, await server.newShop())

  expect(await found(shop, { query: '歐陽' })).toEqual([])
  expect(await found(shop, { query: wanted.id })).toEqual([])
})

for (const query of [
  'status=temp',
  'sort_by=asc',
  'order_by=up',
  'created_by=me',
  'payment_status=paid',
]) {
  test(`refuses ${query}`, async ({ shop }) => {
    const reply = await shop.shopline.get(`/orders/search?${query}`)

    expect(reply.status).toBe(422)
  })
}
