import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { eventsOf } from '../../../../test/build-changes.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { example } from '../../../../test/example.ts'
import '../../../../test/wire-matcher.ts'

const write = (shop: Shop, id: string, body: object) =>
  shop.shopline.post(`/orders/${id}/messages`, body)

test('answers with the message as it was kept', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter)

  const ours = await write(shop, order.id, { text: '明天出貨' })
  const theirs = await write(shop, order.id, { text: '謝謝', send_by: 'customer' })

  expect(ours.status).toBe(200)
  expect(ours.json).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    created_at: expect.stringMatching(/\+00:00$/),
    updated_at: ours.json.created_at,
    text: '明天出貨',
    owner_id: shop.merchant.id,
    owner_type: 'Merchant',
    trackable_id: null,
    trackable_type: null,
    is_private: false,
    media: null,
  })
  expect([theirs.json.owner_id, theirs.json.owner_type]).toEqual([counter.customer.id, 'User'])
})

test('the order shows messages as comments and private ones as notes, each once', async ({
  server,
  shop,
}) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const comment = await write(shop, order.id, { text: '明天出貨' })
  const note = await write(shop, order.id, { text: '易碎品', is_private: true })
  const answer = await write(shop, order.id, { text: '謝謝', send_by: 'customer' })

  const { json } = await shop.shopline.get(`/orders/${order.id}`)

  const extra = { extra: ['order_comments[].owner_type', 'order_notes[].owner_type'] }
  const { order_comments, order_notes } = json
  expect({ order_comments }).toHaveWireShape(example('shopline/objects/order-comments'), extra)
  expect({ order_notes }).toHaveWireShape(example('shopline/objects/order-notes'), extra)
  expect(json).toEqual({
    ...order,
    order_comments: [
      { owner_type: 'Merchant', value: '明天出貨', time: comment.json.created_at },
      { owner_type: 'User', value: '謝謝', time: answer.json.created_at },
    ],
    order_notes: [{ owner_type: 'Merchant', value: '易碎品', time: note.json.created_at }],
  })
  const listed = await shop.shopline.get('/orders')
  expect(listed.json.items[0].order_comments).toEqual(order_comments)
})

test("FIRST LINE's note stays the first of the notes", async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  await write(shop, order.id, { text: '易碎品', is_private: 'true' })
  const listed = await shop.firstline.get(`/contact-order?order_number=${order.order_number}`)
  await shop.firstline.put(`/contact-order/${listed.json.data[0].id}`, { note: '來電確認過' })

  const { order_notes } = (await shop.shopline.get(`/orders/${order.id}`)).json

  expect(order_notes.map((note: { value: string }) => note.value)).toEqual(['來電確認過', '易碎品'])
})

test('a message is one event, and survives later changes of the order', async ({
  server,
  shop,
}) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const { json } = await write(shop, order.id, { text: '明天出貨' })

  const changed = await shop.shopline.patch(`/orders/${order.id}/status`, { status: 'confirmed' })

  expect(changed.json.order_comments).toHaveLength(1)
  const events = await eventsOf(server, shop, order.id)
  expect(events.map((event) => event.kind)).toEqual([
    'order.created',
    'order.message_added',
    'order.state_changed',
  ])
  expect(events[1]?.data).toEqual({
    message_id: json.id,
    sender: 'merchant',
    is_private: false,
    text: '明天出貨',
  })
})

test('keeps what a message refers to', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  const { json } = await write(shop, order.id, {
    media_id: '609509d86281620020d11a11',
    trackable_type: 'Order',
    trackable_id: order.id,
    custom_data: { answer: '是' },
  })

  expect(json).toMatchObject({
    text: '',
    trackable_type: 'Order',
    trackable_id: order.id,
    media: { _id: '609509d86281620020d11a11' },
  })
})

test.for([
  [{}, 'text'],
  [{ text: '' }, 'text'],
  [{ text: null }, 'text'],
  [{ text: 5 }, 'text'],
  [{ text: '長'.repeat(10_001) }, 'text'],
  [{ text: 'hello', send_by: 'robot' }, 'send_by'],
  [{ text: 'hello', is_private: 'perhaps' }, 'is_private'],
  [{ media_id: 'x'.repeat(65) }, 'media_id'],
] as const)('refuses %j, naming %s', async ([body, field], { server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  const reply = await write(shop, order.id, body)

  expect(reply.status).toBe(422)
  expect(reply.json.message).toContain(`"${field}"`)
  expect(await eventsOf(server, shop, order.id)).toHaveLength(1)
})

test("an unknown order and another merchant's are not found", async ({ server, shop }) => {
  const other = await server.newShop()
  const order = await aShoplineOrder(other, await aCounter(server, other))

  const unknown = await write(shop, '5fb378e240cfc3002af35205', { text: 'hello' })
  const foreign = await write(shop, order.id, { text: 'hello' })

  expect(unknown.status).toBe(404)
  expect([foreign.status, foreign.json]).toEqual([404, unknown.json])
  expect(await eventsOf(server, other, order.id)).toHaveLength(1)
})
