import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { describe, expect } from 'vitest'
import { apis } from '../src/docs/faces.ts'
import { inputSchema, membersOf } from '../src/docs/schemas.ts'
import { statement } from '../src/platform/db.ts'
import { type Server, type Shop, test } from './app.ts'
import {
  anotherToken,
  aWorld,
  fieldKinds,
  pathWith,
  unknownIds,
  type World,
} from './build-world.ts'
import {
  type BuiltRoute,
  builtRoutes,
  emptyWhenUnknown,
  expectProperAnswer,
  send,
  tokenOf,
} from './faces.ts'
import { sampleOf, spoiled } from './sample-input.ts'

// Whatever a client sends, it gets an answer in the face's own form, and nothing is half stored.

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

/** Bodies that no endpoint may take, whatever it does. */
const unreadable: { about: string; body: string | Buffer; headers?: Record<string, string> }[] = [
  { about: 'broken JSON', body: '{"a":' },
  { about: 'text after JSON', body: '{} {}' },
  { about: 'more than 1 MB', body: JSON.stringify({ a: 'x'.repeat(1_100_000) }) },
  { about: 'nesting of 100', body: `{"a":${deep(100)}}` },
  { about: 'nesting of 100,000', body: `{"a":${deep(100_000)}}` },
  { about: 'a NUL escape', body: '{"a":"\\u0000"}' },
  { about: 'a NUL escape in a key', body: '{"\\u0000":1}' },
  { about: 'half a surrogate pair', body: '{"a":"\\ud800"}' },
  { about: 'bytes that are not UTF-8', body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) },
  { about: 'compressed bytes', body: Buffer.from('1f8b0800', 'hex') },
  { about: 'XML', body: '<a/>', headers: { 'content-type': 'application/xml' } },
  {
    about: 'a multipart form',
    body: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  },
]

/** Bodies that an endpoint without required fields may take. */
const odd = ['[]', '[{}]', '"text"', '1', 'true', 'null', '{}', '{"__proto__":{"id":"1"}}']

// Long text that cannot be compressed: an index over it would break.
const longText = Array.from({ length: 50 }, (_, index) =>
  createHash('sha512').update(String(index)).digest('hex'),
).join('')

/** Values put in the place of each value of a body that would do. */
const hostileValues = [
  ...['null', 'true', '[]', '{}', '[null]', '["x"]', '{"a":1}', '""', '"x"', '"%_\\\\"'],
  ...['0', '-1', '1.5', '1e-9', '2147483648', '9007199254740993', '9e18', '1e400', '-1e400'],
  ...['"99999999999999999999"', '"1e400"', '"2026-02-31"', '"2026-13-01 25:61:00"'],
  ...['"275760-09-13"', '"0000-00-00"', '"-1"'],
  `"${longText}"`,
]

const hostileQueries = [
  ...['', 'x', '-1', '0', '1.5', '99999999999999999999', '1e400', 'null', '%00', '%ff', '%zz'],
  ...['2026-02-31', '2026-13-01%2025:61:00', '%25_%5C', 'in:', 'gt:', 'not:', '[A,', 'a,b,,c'],
  longText.slice(0, 3000),
]

const hostileIds = [
  ...['x', '0', '-1', '1.5', 'null', '%00', '%ff', '%zz', '%', '%2e%2e%2f', '..%2f..'],
  ...['99999999999', '99999999999999999999', '1e3', '%27%3B--', '%F0%9F%98%80', '+1', '0x1'],
  ...['a'.repeat(24), 'F'.repeat(24), 'x'.repeat(511), 'x'.repeat(513), 'x'.repeat(5000)],
]

const digest = statement(
  'walk_digest',
  `select md5(concat(
     (select string_agg(r::text, ',' order by r::text) from orders r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from order_lines r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from return_orders r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from customers r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from products r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from variants r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from stock_levels r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from categories r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from ledger_entries r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from ledger_draws r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from vouchers r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from voucher_uses r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from shift_handovers r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from webhook_subscriptions r where merchant_id = $1),
     (select string_agg(r::text, ',' order by r::text) from events r where merchant_id = $1)
   )) as digest`,
)

async function digestOf(server: Server, shop: Shop): Promise<string | undefined> {
  const [row] = await server.db.write<{ digest: string }>(digest, [shop.merchant.id])
  return row?.digest
}

/** The methods that a path has, for the one that it has not. */
function missingMethods({ face, route }: BuiltRoute): string[] {
  const own = face.routes.filter((each) => each.path === route.path).map((each) => each.method)
  // FIRST LINE: PATCH is PUT, and a POST may say in its body which method it is.
  const others = own.includes('PUT') ? ['PATCH', 'POST'] : ['POST']
  const known: string[] = face.name === 'firstline' ? [...own, ...others] : own
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((each) => !known.includes(each))
}

/** Runs the work over all items, a few at a time. */
async function inTurns<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const workers = Array.from({ length: 6 }, async () => {
    for (const item of waiting) await work(item)
  })
  await Promise.all(workers)
}

// Every endpoint is sent a third of what is odd about each of its fields, another third than its
// neighbours: together they are sent all of it. GUITAI_TEST_THOROUGH=1 sends all to each.
const share = process.env.GUITAI_TEST_THOROUGH ? 1 : 3

function isWalked(what: string): boolean {
  return createHash('md5').update(what).digest().readUInt32BE(0) % share === 0
}

interface Walked {
  shop: Shop
  world: World
}

const unchanged = new WeakMap<Server, Promise<Walked>>()

/** A filled shop that several tests may share, since whatever they send must change nothing. */
function sharedWorld(server: Server): Promise<Walked> {
  const known = unchanged.get(server)
  if (known) return known
  const made = server
    .newShop()
    .then(async (shop) => ({ shop, world: await aWorld(server, shop, 'walk') }))
  unchanged.set(server, made)
  return made
}

/** The world for what an endpoint may be sent: reading changes nothing, whatever it is asked. */
async function worldFor(server: Server, { route }: BuiltRoute): Promise<Walked> {
  if (route.method === 'GET') return sharedWorld(server)
  const shop = await server.newShop()
  return { shop, world: await aWorld(server, shop, 'walk') }
}

describe.each(builtRoutes)('$name', (built) => {
  const { face, name, route } = built
  const { query, body } = route.endpoint.schemas
  const queryInput = query ?? (face.mixesQueryAndBody ? body : undefined)

  test('refuses a caller whom it does not know', async ({ server }) => {
    const { shop } = await sharedWorld(server)
    const path = pathWith(face, route.path, () => unknownIds[face.name])
    const others = apis.filter((each) => each.name !== face.name)
    const tokens = [
      undefined,
      'wrong',
      'x'.repeat(4000),
      ...others.map((each) => tokenOf(shop, each)),
    ]
    if (route.isOpen) return

    for (const token of tokens) {
      const reply = await send(server, route.method, path, {
        ...(token ? { token } : {}),
        body: '{}',
      })
      expectProperAnswer(face, reply, String(token))
      expect(reply.status).toBe(401)
    }
  })

  test('refuses what cannot be read, and stores nothing of it', async ({ server }) => {
    const { shop, world } = await sharedWorld(server)
    const path = pathWith(face, route.path, (kind) => world.ids[face.name][kind] ?? '')
    const before = await digestOf(server, shop)

    for (const { about, ...given } of unreadable) {
      const reply = await send(server, route.method, path, { token: tokenOf(shop, face), ...given })
      expectProperAnswer(face, reply, about)
      expect(reply.status, about).toBeGreaterThanOrEqual(400)
    }
    expect(await digestOf(server, shop)).toBe(before)
  })

  test('never breaks on its body, and stores nothing it refused', async ({ server }) => {
    const { shop, world } = await worldFor(server, built)
    const ids = world.ids[face.name]
    const path = pathWith(face, route.path, (kind) => ids[kind] ?? '')

    for (const text of odd) {
      const before = await digestOf(server, shop)
      const token = await anotherToken(server, shop, face.name)
      const reply = await send(server, route.method, path, { token, body: text })
      expectProperAnswer(face, reply, text)
      if (reply.status >= 400) expect(await digestOf(server, shop), text).toBe(before)
    }
    const token = await anotherToken(server, shop, face.name)
    const schema = body ? inputSchema(body) : {}
    const sample = sampleOf(schema, (field) => ids[fieldKinds[field] ?? ''])
    const spoilt = spoiled(sample, hostileValues).filter(({ about }) => isWalked(name + about))
    await inTurns(spoilt, async ({ about, text }) => {
      const reply = await send(server, route.method, path, { token, body: text })
      expectProperAnswer(face, reply, about)
    })
  })

  test.skipIf(!queryInput)('never breaks on its query', async ({ server }) => {
    const { shop, world } = await worldFor(server, built)
    const path = pathWith(face, route.path, (kind) => world.ids[face.name][kind] ?? '')
    const names = membersOf(inputSchema(queryInput as never)).map((each) => each.name)
    const queries = [
      'nobody',
      'knows[]',
      '',
      ...names,
      ...names.map((name) => `${name}[]`),
    ].flatMap((name) => hostileQueries.map((value) => `${name}=${value}`))
    const repeated = names.map((name) => `${name}=1&${name}=2&${name}=x`)
    const token = await anotherToken(server, shop, face.name)

    const walked = [...queries, ...repeated].filter((text) => isWalked(name + text))
    await inTurns([...walked, '&&==&', '%=%', '?'], async (text) => {
      const reply = await send(server, route.method, `${path}?${text}`, { token })
      expectProperAnswer(face, reply, text)
    })
  })

  test.skipIf(!route.path.includes(':'))(
    'finds nothing under an id that cannot be',
    async ({ server }) => {
      const { shop } = await sharedWorld(server)
      const before = await digestOf(server, shop)

      await inTurns([...hostileIds, unknownIds[face.name]], async (id) => {
        const path = pathWith(face, route.path, () => id)
        const reply = await send(server, route.method, path, {
          token: tokenOf(shop, face),
          body: '{}',
        })
        expectProperAnswer(face, reply, id)
        if (!emptyWhenUnknown.includes(name)) {
          expect(reply.status, id).toBeGreaterThanOrEqual(400)
        }
      })
      expect(await digestOf(server, shop)).toBe(before)
    },
  )

  test('says which methods its path has', async ({ server }) => {
    const { shop } = await sharedWorld(server)
    const path = pathWith(face, route.path, () => unknownIds[face.name])

    for (const method of missingMethods(built)) {
      const reply = await send(server, method, path, { token: tokenOf(shop, face) })
      expectProperAnswer(face, reply, method)
      expect(reply.status, method).toBe(405)
      expect(reply.headers.allow, method).toContain(route.method)
    }
    const options = await send(server, 'OPTIONS', path)
    expect(options.status).toBe(204)
    expect(options.headers.allow).toContain(route.method)
  })
})

describe.each(apis)('$name', (face) => {
  test.for([
    '/nobody/knows',
    '/%',
    '/%zz/x',
    '/%ff',
    '/../..',
    '//',
    `/${'x'.repeat(600)}`,
    `/${'x/'.repeat(3000)}`,
  ])('answers the unknown path %s in its own form', async (path, { server, shop }) => {
    const token = tokenOf(shop, face)
    const reply = await send(server, 'GET', `${face.prefix}${path}`, { token })

    expectProperAnswer(face, reply, path)
    expect([400, 404]).toContain(reply.status)
  })

  test('answers an address that is too long in its own form', async ({ server, shop }) => {
    const token = tokenOf(shop, face)
    const path = `${face.prefix}/${'x'.repeat(20_000)}`
    const reply = await send(server, 'GET', path, { token })

    expectProperAnswer(face, reply, 'a long address')
    expect(reply.status).toBe(431)
  })

  test('answers a HEAD like the GET, without its body', async ({ server, shop }) => {
    const lists = builtRoutes.filter(
      (each) =>
        each.face.name === face.name &&
        each.route.method === 'GET' &&
        !each.route.path.includes(':'),
    )
    for (const { route } of lists) {
      const token = tokenOf(shop, face)
      const get = await send(server, 'GET', face.prefix + route.path, { token })
      const head = await send(server, 'HEAD', face.prefix + route.path, { token })
      expect(head.status, route.path).toBe(get.status)
      expect(head.text, route.path).toBe('')
    }
  })
})

test('answers what is not HTTP with a 400 and hangs up', async ({ server }) => {
  const { hostname, port } = new URL(server.url)
  const text = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write('hello\r\n\r\n'))
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    socket.on('close', () => resolve(Buffer.concat(parts).toString('utf8')))
  })

  expect(text).toMatch(/^HTTP\/1\.1 400 /)
  expect(text).toContain('{"message":"Bad Request"}')
})

test('answers a path of no face with a plain 404', async ({ server }) => {
  const reply = await send(server, 'GET', '/nobody/knows')

  expect(reply.status).toBe(404)
  expect(JSON.parse(reply.text)).toEqual({ message: 'Not Found' })
})
