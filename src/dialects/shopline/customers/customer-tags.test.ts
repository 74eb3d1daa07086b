import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-customers.ts'
import { example } from '../../../../test/example.ts'

const sixty = Array.from({ length: 60 }, (_, index) => `tag-${index}`)

test('replaces the tags of a customer', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop, { tags: { names: ['old'] } })

  const reply = await shop.shopline.put(
    `/customers/${id}/tags`,
    example('shopline/update-customer-tags.request'),
  )

  expect(reply.json).toEqual(example('shopline/update-customer-tags.response'))
  const read = await shop.shopline.get(`/customers/${id}`)
  expect(read.json.tags).toEqual(['vip'])
})

test('adds and removes tags of a customer', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop, { tags: { names: ['old'] } })

  const added = await shop.shopline.patch(
    `/customers/${id}/tags`,
    example('shopline/add-or-remove-customer-tags.request'),
  )
  const removed = await shop.shopline.patch(`/customers/${id}/tags`, {
    tags: ['old', 'x'],
    update_mode: 'remove',
  })

  expect(added.json).toEqual({ tags: ['old', 'vip'] })
  expect(removed.json).toEqual({ tags: ['vip'] })
})

test('keeps the tags as they are when there would be more than sixty', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop, { tags: { names: sixty } })

  const added = await shop.shopline.patch(`/customers/${id}/tags`, {
    tags: ['one more'],
    update_mode: 'add',
  })
  const replaced = await shop.shopline.put(`/customers/${id}/tags`, {
    tags: sixty.map((tag) => `${tag}-b`).concat('one more'),
  })

  const current = sixty.toSorted()
  expect([added.status, added.json]).toEqual([200, { tags: current }])
  expect([replaced.status, replaced.json]).toEqual([200, { tags: current }])
})

test('makes one tag of a name that two customers get at once', async ({ server, shop }) => {
  const customers = await Promise.all([1, 2, 3, 4].map(() => aCustomer(server, shop)))

  const replies = await Promise.all(
    customers.map(({ id }) =>
      shop.shopline.put(`/customers/${id}/tags`, { tags: ['vip', '老客人'] }),
    ),
  )

  expect(replies.map((reply) => reply.json)).toEqual(Array(4).fill({ tags: ['vip', '老客人'] }))
  const tags = await server.db.read(
    { name: 'test_tags', text: 'select name from customer_tags where merchant_id = $1' },
    [shop.merchant.id],
  )
  expect(tags).toHaveLength(2)
})

test('loses no tag of two that are added at once', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)

  await Promise.all(
    ['one', 'two', 'three'].map((tag) =>
      shop.shopline.patch(`/customers/${id}/tags`, { tags: [tag], update_mode: 'add' }),
    ),
  )

  const read = await shop.shopline.get(`/customers/${id}`)
  expect(read.json.tags).toEqual(['one', 'three', 'two'])
})

test.for([
  ['put', { tags: ['ab'] }],
  ['put', { tags: ['a'.repeat(41)] }],
  ['put', { tags: 'vip' }],
  ['put', { tags: [7] }],
  ['patch', { tags: ['ab'], update_mode: 'add' }],
  ['patch', { tags: ['vip'] }],
  ['patch', { tags: ['vip'], update_mode: 'set' }],
  ['patch', { update_mode: 'add' }],
] as const)('refuses to %s %j', async ([method, body], { server, shop }) => {
  const { id } = await aCustomer(server, shop, { tags: { names: ['old'] } })

  const reply = await shop.shopline[method](`/customers/${id}/tags`, body)

  expect(reply.status).toBe(422)
  expect((await shop.shopline.get(`/customers/${id}`)).json.tags).toEqual(['old'])
})

test('does not tag a customer of another merchant', async ({ server, shop }) => {
  const foreign = await aCustomer(server, await server.newShop())

  const reply = await shop.shopline.put(`/customers/${foreign.id}/tags`, { tags: ['vip'] })

  expect(reply.status).toBe(404)
})
