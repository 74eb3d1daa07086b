import { expect } from 'vitest'
import { type Client, clientOf, test } from '../../../test/app.ts'
import { eventsOf } from '../../../test/build-changes.ts'
import { aClerk } from '../../../test/build-sessions.ts'
import { createToken } from '../../core/access/tokens.ts'
import { savedViewLimits } from '../../core/views/saved-views.ts'

const view = {
  screen: 'orders',
  name: '台南待出貨',
  query: { queue: 'to_ship', columns: ['total'] },
}

async function namesOf(client: Client): Promise<string[]> {
  const reply = await client.get('/saved-views?screen=orders')
  return reply.json.items.map((each: { name: string }) => each.name)
}

test('keeps a view and gives it back', async ({ server, shop }) => {
  const made = await shop.console.post('/saved-views', view)
  const listed = await shop.console.get('/saved-views?screen=orders')

  const kept = {
    ...view,
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    is_shared: false,
    is_editable: true,
    position: 1,
    version: 1,
  }
  expect(made.status).toBe(201)
  expect(made.json).toEqual(kept)
  expect(listed.json).toEqual({ items: [kept] })
  expect(
    await namesOf({
      ...shop.console,
      get: () => shop.console.get('/saved-views?screen=customers'),
    }),
  ).toEqual([])
  const [event] = await eventsOf(server, shop, made.json.id)
  expect(event).toMatchObject({ kind: 'saved_view.created', data: { is_shared: false } })
  expect(JSON.stringify(event)).not.toContain(view.name)
})

test('shows private views to their owner alone, shared ones to the shop', async ({
  server,
  shop,
}) => {
  const agent = await aClerk(server, shop, 'agent')
  const other = await server.newShop()
  const mine = await shop.console.post('/saved-views', { ...view, name: '我的' })
  const ours = await agent.post('/saved-views', { ...view, name: '大家的', is_shared: true })

  expect(await namesOf(shop.console)).toEqual(['我的', '大家的'])
  expect(await namesOf(agent)).toEqual(['大家的'])
  expect(await namesOf(other.console)).toEqual([])
  const strangers = await Promise.all([
    agent.patch(`/saved-views/${mine.json.id}`, { name: 'x' }),
    agent.delete(`/saved-views/${mine.json.id}`),
    other.console.patch(`/saved-views/${ours.json.id}`, { name: 'x' }),
    other.console.delete(`/saved-views/${ours.json.id}`),
    shop.console.delete(`/saved-views/${'f'.repeat(24)}`),
  ])
  expect(strangers.map((reply) => [reply.status, reply.text])).toEqual(
    Array(5).fill([404, strangers[4]?.text]),
  )
  expect(await namesOf(shop.console)).toEqual(['我的', '大家的'])
})

test('is changed and deleted, by version', async ({ server, shop }) => {
  const { json } = await shop.console.post('/saved-views', view)
  const path = `/saved-views/${json.id}`

  const changed = await shop.console.request(
    ...([
      'PATCH',
      path,
      { name: '新', is_shared: true, position: 7 },
      { 'if-match': '"1"' },
    ] as const),
  )
  const late = await shop.console.request('PATCH', path, { name: '舊' }, { 'if-match': '"1"' })
  const gone = await shop.console.delete(path)

  expect(changed.json).toMatchObject({ name: '新', is_shared: true, position: 7, version: 2 })
  expect([late.status, gone.status]).toEqual([409, 204])
  expect(await namesOf(shop.console)).toEqual([])
  const kinds = (await eventsOf(server, shop, json.id)).map((event) => event.kind)
  expect(kinds).toEqual(['saved_view.created', 'saved_view.updated', 'saved_view.deleted'])
})

test('lets a role that only looks on keep its own views alone', async ({ server, shop }) => {
  const sponsor = await aClerk(server, shop, 'sponsor')
  const shared = await shop.console.post('/saved-views', { ...view, is_shared: true })

  const own = await sponsor.post('/saved-views', view)
  const replies = await Promise.all([
    sponsor.post('/saved-views', { ...view, is_shared: true }),
    sponsor.patch(`/saved-views/${own.json.id}`, { is_shared: true }),
    sponsor.patch(`/saved-views/${shared.json.id}`, { name: 'x' }),
    sponsor.delete(`/saved-views/${shared.json.id}`),
  ])

  expect(own.status).toBe(201)
  expect(replies.map((reply) => reply.status)).toEqual([403, 403, 403, 403])
  const listed = (await sponsor.get('/saved-views')).json.items
  expect(listed.map((each: { is_editable: boolean }) => each.is_editable)).toEqual([false, true])
})

test('gives the merchant’s own token no private views', async ({ server, shop }) => {
  const token = await createToken(
    server.db,
    {
      ...{ merchant_id: shop.merchant.id, face: 'console', staff_id: null },
      ...{ name: 'reports', expires_at: null },
    },
    new Date(),
  )

  const reply = await clientOf(server, 'console', token).post('/saved-views', view)

  expect(reply.status).toBe(403)
})

test('refuses one too many, also when they come at once', async ({ shop }) => {
  const post = () => shop.console.post('/saved-views', view)
  for (let count = 1; count < savedViewLimits.private; count++) await post()

  const replies = await Promise.all([post(), post(), post()])

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([201, 409, 409])
})

test('refuses names, screens and filters that cannot be kept', async ({ shop }) => {
  const bodies = [
    { ...view, name: ' ' },
    { ...view, name: 'x'.repeat(61) },
    { ...view, screen: 'moon' },
    { ...view, query: { long: 'x'.repeat(9000) } },
    { ...view, query: [] },
  ]

  const replies = await Promise.all(bodies.map((body) => shop.console.post('/saved-views', body)))

  expect(replies.map((reply) => reply.status)).toEqual(Array(5).fill(422))
})
