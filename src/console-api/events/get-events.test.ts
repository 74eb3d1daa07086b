import { expect } from 'vitest'
import { type Shop, test } from '../../../test/app.ts'
import { anEvent, eventsSettled } from '../../../test/build-webhooks.ts'

const idsOf = (page: { items: { data: { id: string } }[] }) => page.items.map(({ data }) => data.id)

async function readOn(shop: Shop, cursor: string) {
  return (await shop.console.get(`/events?after=${cursor}&limit=2`)).json
}

test('answers what happened, page by page, and later what is new', async ({ server, shop }) => {
  const made = [
    await anEvent(server, shop, 'a', { kind: 'order.created', data: { total_minor: 1 } }),
    await anEvent(server, shop, 'b'),
    await anEvent(server, shop, 'a'),
  ]

  await eventsSettled(server)
  const first = (await shop.console.get('/events?limit=2')).json
  const second = await readOn(shop, first.cursor)
  const third = await readOn(shop, second.cursor)
  const added = await anEvent(server, shop, 'b')
  await eventsSettled(server)
  const fourth = await readOn(shop, third.cursor)

  expect(first.items[0]).toEqual({
    type: 'order.created',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/),
    data: {
      id: made[0],
      merchant_id: shop.merchant.id,
      subject_id: 'a',
      face: 'shopline',
      actor: { kind: 'system', id: null, name: 'test' },
      details: { total_minor: 1 },
    },
  })
  expect([idsOf(first), first.has_more]).toEqual([made.slice(0, 2), true])
  expect([idsOf(second), second.has_more]).toEqual([made.slice(2), false])
  expect(idsOf(third)).toEqual([])
  expect(idsOf(fourth)).toEqual([added])
})

test('gives the same page for the same cursor', async ({ server, shop }) => {
  await anEvent(server, shop, 'a')
  await anEvent(server, shop, 'a')
  await eventsSettled(server)
  const { cursor } = (await shop.console.get('/events?limit=1')).json

  expect(idsOf(await readOn(shop, cursor))).toEqual(idsOf(await readOn(shop, cursor)))
})

test('tells what every face does, and nothing of another merchant', async ({ server, shop }) => {
  const other = await server.newShop()
  await other.shopline.post('/customers', { name: '王小明', email: 'a@example.com' })
  const customer = (
    await shop.shopline.post('/customers', { name: '王小明', email: 'a@example.com' })
  ).json

  await eventsSettled(server)
  const page = (await shop.console.get('/events')).json

  expect(page.items).toMatchObject([
    { type: 'customer.created', data: { subject_id: customer.id, face: 'shopline' } },
  ])
})

test.for(['after=x', 'after=', 'limit=0', 'limit=501', 'limit=-1', 'limit=x', 'after=MQ'])(
  'refuses %s',
  async (query, { shop }) => {
    const reply = await shop.console.get(`/events?${query}`)

    expect([reply.status, JSON.parse(reply.text).code]).toEqual([422, 'invalid'])
  },
)
