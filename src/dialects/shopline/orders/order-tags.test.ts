import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { eventsOf } from '../../../../test/build-changes.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { example } from '../../../../test/example.ts'
import '../../../../test/wire-matcher.ts'

const tag = (shop: Shop, id: string, tags: unknown) =>
  shop.shopline.put(`/orders/${id}/tags`, { tags })

const tagsOf = async (shop: Shop) => (await shop.shopline.get('/orders/tags')).json.tags

const numbered = (count: number, prefix = 'tag') =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(3, '0')}`)

test('replaces the tags, which the order and the store then have', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  await tag(shop, order.id, ['old-tag', 'tags-00'])

  const reply = await shop.shopline.put(
    `/orders/${order.id}/tags`,
    example('shopline/update-order-tags.request'),
  )

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/update-order-tags.response'))
  expect(reply.json).toEqual(example('shopline/update-order-tags.request'))
  expect((await shop.shopline.get(`/orders/${order.id}`)).json.tags).toEqual(reply.json.tags)
  const listed = await shop.shopline.get('/orders/tags')
  expect(listed.json).toHaveWireShape(example('shopline/get-order-tags.response'))
  expect(listed.json).toEqual(reply.json)
})

test('lists the tags of the store in the order of the alphabet, each once', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const [first, second] = [await aShoplineOrder(shop, counter), await aShoplineOrder(shop, counter)]
  await tag(shop, first.id, ['zebra', '急件處理', 'apple'])
  await tag(shop, second.id, ['apple', 'mango', 'apple'])

  expect(await tagsOf(shop)).toEqual(['apple', 'mango', 'zebra', '急件處理'])
  expect(await tagsOf(await server.newShop())).toEqual([])
})

test('tells what the tags were, and nothing when they are the same', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  await tag(shop, order.id, ['first', 'second'])

  const same = await tag(shop, order.id, ['second', 'first'])
  await tag(shop, order.id, [])

  expect(same.json.tags).toEqual(['first', 'second'])
  const events = await eventsOf(server, shop, order.id)
  expect(events.slice(1).map(({ kind, data }) => [kind, data.changed, data.before?.tags])).toEqual([
    ['order.updated', ['tags'], []],
    ['order.updated', ['tags'], ['first', 'second']],
  ])
})

test.for([['ab'], ['fine', 'a'.repeat(41)], [''], [5], [null], 'tag1', null, undefined])(
  'refuses %j and changes nothing',
  async (tags, { server, shop }) => {
    const order = await aShoplineOrder(shop, await aCounter(server, shop))
    await tag(shop, order.id, ['kept'])

    const reply = await tag(shop, order.id, tags)

    expect(reply.status).toBe(422)
    expect((await shop.shopline.get(`/orders/${order.id}`)).json.tags).toEqual(['kept'])
  },
)

test('counts the characters of a tag, not their bytes', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const tags = ['急件中', '👍👍👍', '長'.repeat(40)]

  expect((await tag(shop, order.id, tags)).json.tags).toEqual(tags)
})

test('more than ten tags answer with those the order has', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const ten = numbered(10)
  await tag(shop, order.id, ten)

  const reply = await tag(shop, order.id, [...ten, 'one-more'])

  expect([reply.status, reply.json]).toEqual([200, { tags: ten }])
})

test('a hundred and first tag of the store changes nothing, until one is free again', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const orders = await Promise.all(Array.from({ length: 11 }, () => aShoplineOrder(shop, counter)))
  const hundred = numbered(100)
  await Promise.all(
    orders
      .slice(0, 10)
      .map(({ id }, index) => tag(shop, id, hundred.slice(index * 10, index * 10 + 10))),
  )
  const [one, last] = [orders[0], orders[10]]

  const full = await tag(shop, last.id, ['one-more'])
  const known = await tag(shop, last.id, ['tag-000'])
  await tag(shop, one.id, [])
  const free = await tag(shop, last.id, ['one-more'])

  expect([full.status, full.json]).toEqual([200, { tags: [] }])
  expect(known.json).toEqual({ tags: ['tag-000'] })
  expect(free.json).toEqual({ tags: ['one-more'] })
  expect(await tagsOf(shop)).toEqual(['one-more', ...hundred.slice(10)])
})

test('two orders never bring more than the store may have together', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const orders = await Promise.all(Array.from({ length: 20 }, () => aShoplineOrder(shop, counter)))

  await Promise.all(orders.map(({ id }, index) => tag(shop, id, numbered(10, `t${index}`))))

  expect(await tagsOf(shop)).toHaveLength(100)
})

test("an unknown order and another merchant's are not found", async ({ server, shop }) => {
  const other = await server.newShop()
  const order = await aShoplineOrder(other, await aCounter(server, other))

  const unknown = await tag(shop, '5fb378e240cfc3002af35205', ['some'])
  const foreign = await tag(shop, order.id, ['some'])

  expect(unknown.status).toBe(404)
  expect([foreign.status, foreign.json]).toEqual([404, unknown.json])
  expect(await tagsOf(shop)).toEqual([])
})
