import { expect } from 'vitest'
import { createToken } from '../src/core/access/tokens.ts'
import { inputSchema } from '../src/docs/schemas.ts'
import { statement } from '../src/platform/db.ts'
import { clientOf, type Server, type Shop, test } from './app.ts'
import { aWorld, fieldKinds, pathWith, type World } from './build-world.ts'
import { type BuiltRoute, builtRoutes, type RawReply, send } from './faces.ts'
import { sampleOf } from './sample-input.ts'

// A token can do what its scopes say and nothing else, in every face.

const readings = ['orders', 'customers', 'products', 'stores', 'settings', 'developers'].map(
  (noun) => `${noun}:read`,
)

function tokenWith(
  server: Server,
  shop: Shop,
  face: 'shopline' | 'firstline' | 'wixtar' | 'console',
  scopes: string[],
): Promise<string> {
  const { merchant, staff } = shop
  return createToken(
    server.db,
    {
      merchant_id: merchant.id,
      face,
      staff_id: staff.id,
      name: 'scoped',
      scopes,
      expires_at: null,
    },
    new Date(),
  )
}

/** Calls a route on the rows of a world, with a whole body. */
function call(
  server: Server,
  { face, route }: BuiltRoute,
  token: string,
  world: World,
): Promise<RawReply> {
  const ids = world.ids[face.name]
  const { body } = route.endpoint.schemas
  const idOfField = (field: string) => ids[fieldKinds[field] ?? '']
  const sample = body ? sampleOf(inputSchema(body), idOfField) : {}
  const path = pathWith(face, route.path, (kind) => ids[kind] ?? '')
  const isSent = route.method !== 'GET'
  return send(server, route.method, path, {
    token,
    ...(isSent ? { body: JSON.stringify(sample) } : {}),
  })
}

const tables = ['events', 'order_exports', 'access_tokens', 'member_keys', 'webhook_deliveries']
const countRows = statement(
  'test_count_written',
  `select ${tables.map((table) => `(select count(*) from ${table} where merchant_id = $1) as ${table}`).join(', ')}`,
)

const closed = builtRoutes.filter(({ route }) => !route.isOpen)
// What anybody who has a token may do with that token, and with nothing else.
const ownToken = /^firstline (PUT|POST) \/api\/v1\/auth|^console .* \/session/
const readingPosts = ['shopline POST /v1/products/search']

test('says of every built route what a token needs', () => {
  const unsaid = closed.filter(({ face, route }) => face.scopeOf(route) === undefined)

  expect(unsaid.map(({ name }) => name)).toEqual([])
})

test('a token that reads writes nothing', async ({ server, shop }) => {
  const world = await aWorld(server, shop, '唯讀')
  const writing = closed.filter(({ name, route }) => route.method !== 'GET' && !ownToken.test(name))
  const tokens = {
    shopline: await tokenWith(server, shop, 'shopline', readings),
    firstline: await tokenWith(server, shop, 'firstline', readings),
    wixtar: await tokenWith(server, shop, 'wixtar', readings),
    console: await tokenWith(server, shop, 'console', readings),
  }
  const before = await server.db.read(countRows, [shop.merchant.id])

  const allowed: string[] = []
  for (const built of writing) {
    const reply = await call(server, built, tokens[built.face.name], world)
    if (reply.status !== 403) allowed.push(built.name)
  }

  expect(allowed).toEqual(readingPosts)
  expect(await server.db.read(countRows, [shop.merchant.id])).toEqual(before)
})

test('a token for products reads neither orders nor customers', async ({ server, shop }) => {
  const world = await aWorld(server, shop, '商品')
  const { shopline, firstline, wixtar } = world.ids
  // Before the employee's token is replaced by the scoped one.
  const order = await shop.firstline.get(`/contact-order/${firstline.order}`)
  const scopes = ['products:read', 'products:write']
  const reading = closed.filter(({ route }) => route.method === 'GET')
  const tokens = {
    shopline: await tokenWith(server, shop, 'shopline', scopes),
    firstline: await tokenWith(server, shop, 'firstline', scopes),
    wixtar: await tokenWith(server, shop, 'wixtar', scopes),
    console: await tokenWith(server, shop, 'console', scopes),
  }
  const secret = [shopline.order, shopline.customer, shopline.return_order, wixtar.order]
  expect(order.json.data.order_number).toBeTypeOf('string')
  secret.push(order.json.data.order_number)

  const allowed: string[] = []
  for (const built of reading) {
    const reply = await call(server, built, tokens[built.face.name], world)
    if (reply.status === 403) continue
    allowed.push(built.name)
    const shown = secret.filter((each) => each && reply.text.includes(each))
    expect(shown, built.name).toEqual([])
  }

  // What everybody may open shows only what the scopes allow.
  const others = /product|categor|variants|token\/info|session|saved-views|search|live/
  expect(allowed).toContain('shopline GET /v1/products')
  expect(allowed).toContain('firstline GET /api/v1/product')
  expect(allowed.filter((name) => !others.test(name))).toEqual([])
  const found = await send(server, 'GET', `/api/search?q=${order.json.data.order_number}`, {
    token: tokens.console,
  })
  expect(JSON.parse(found.text)).toMatchObject({ orders: [], customers: [], vouchers: [] })
})

test('refuses in the form of each face', async ({ server, shop }) => {
  const refused = await Promise.all([
    clientOf(server, 'shopline', await tokenWith(server, shop, 'shopline', ['products:read'])).get(
      '/orders',
    ),
    clientOf(
      server,
      'firstline',
      await tokenWith(server, shop, 'firstline', ['products:read']),
    ).get('/contact'),
    clientOf(server, 'wixtar', await tokenWith(server, shop, 'wixtar', ['products:read'])).get(
      '/v1/stores',
    ),
  ])

  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
  // spec/shopline/orders.md, Errors: 403 has message, code and extras.
  expect(refused[0]?.json).toEqual({
    message: 'Forbidden: the token lacks the scope orders:read',
    code: 'Forbidden',
    extras: {},
  })
  expect(refused[1]?.json).toEqual({ message: 'This action is unauthorized.' })
  expect(refused[2]?.json).toEqual({ message: '沒有權限 stores:read' })
})

test('a refreshed FIRST LINE token can do no more than the one before', async ({
  server,
  shop,
}) => {
  const first = clientOf(
    server,
    'firstline',
    await tokenWith(server, shop, 'firstline', ['customers:read']),
  )

  const refreshed = await first.put('/auth')

  const next = clientOf(server, 'firstline', refreshed.json.data.token)
  expect((await next.get('/contact')).status).toBe(200)
  expect((await next.get('/contact-order')).status).toBe(403)
  expect((await next.post('/contact', { first_name: '美玲' })).status).toBe(403)
})

test('a token without scopes can do everything', async ({ server, shop }) => {
  const whole = clientOf(server, 'firstline', await tokenWith(server, shop, 'firstline', []))

  expect((await whole.get('/contact-order')).status).toBe(200)
  expect((await whole.post('/contact', { first_name: '美玲' })).status).toBeLessThan(300)
})
