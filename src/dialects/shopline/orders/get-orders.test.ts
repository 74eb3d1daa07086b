import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { aCounter, aCustomer, aShoplineOrder } from '../../../../test/build-orders.ts'

async function idsOf(shop: Shop, query: string): Promise<string[]> {
  const reply = await shop.shopline.get(`/orders${query}`)
  expect(reply.status).toBe(200)
  return reply.json.items.map((order: { id: string }) => order.id)
}

test('lists whole orders, newest first, with the documented pagination', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const first = await aShoplineOrder(shop, counter)
  const second = await aShoplineOrder(shop, counter)

  const reply = await shop.shopline.get('/orders')

  expect(reply.json).toEqual({
    items: [second, first],
    pagination: { current_page: 1, per_page: 24, total_pages: 1, total_count: 2 },
  })
})

test('pages by number and by cursor, in both directions', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const ids: string[] = []
  for (let i = 0; i < 5; i++) ids.push((await aShoplineOrder(shop, counter)).id)
  const newest = ids.toReversed()

  expect(await idsOf(shop, '?per_page=2&page=2')).toEqual(newest.slice(2, 4))
  expect(await idsOf(shop, `?per_page=2&page=9&previous_id=${newest[1]}`)).toEqual(
    newest.slice(2, 4),
  )
  expect(await idsOf(shop, '?per_page=2&sort_by=asc')).toEqual(ids.slice(0, 2))
  expect(await idsOf(shop, `?per_page=9&sort_by=asc&previous_id=${ids[2]}`)).toEqual(ids.slice(3))
  expect(await idsOf(shop, '?per_page=2&page=4')).toEqual([])
})

test('answers an empty shop with empty pages', async ({ shop }) => {
  const reply = await shop.shopline.get('/orders?per_page=10')

  expect(reply.json).toEqual({
    items: [],
    pagination: { current_page: 1, per_page: 10, total_pages: 0, total_count: 0 },
  })
})

test('filters by ids, customer and times, both bounds included', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const old = await aShoplineOrder(shop, counter)
  const recent = await aShoplineOrder(shop, {
    ...counter,
    customer: await aCustomer(server, shop),
  })
  const at = encodeURIComponent(recent.created_at.replace('+00:00', 'Z'))

  expect(await idsOf(shop, `?order_ids[]=${old.id}`)).toEqual([old.id])
  expect(await idsOf(shop, `?customer_id=${counter.customer.id}`)).toEqual([old.id])
  expect(await idsOf(shop, `?created_after=${at}`)).toEqual([recent.id])
  expect(await idsOf(shop, `?created_before=${at}`)).toEqual([recent.id, old.id])
  expect(await idsOf(shop, '?created_before=2018-01-01%2000:00:00')).toEqual([])
})

test('keeps named fields of each item', async ({ server, shop }) => {
  const { id, status } = await aShoplineOrder(shop, await aCounter(server, shop))

  const reply = await shop.shopline.get('/orders?fields=items.status')

  expect(reply.json.items).toEqual([{ id, status }])
})

for (const query of [
  'page=0',
  'page=-1',
  'page=x',
  'per_page=0',
  'per_page=1000',
  'sort_by=total',
  'created_after=yesterday',
  'default_visible_channels=maybe',
]) {
  test(`refuses ${query}`, async ({ shop }) => {
    const reply = await shop.shopline.get(`/orders?${query}`)

    expect(reply.status).toBe(422)
    expect(reply.json.message).toContain(`"${query.split('=')[0]}"`)
  })
}
