import { randomBytes } from 'node:crypto'
import { describe, expect } from 'vitest'
import { apis } from '../src/docs/faces.ts'
import { inputSchema, membersOf } from '../src/docs/schemas.ts'
import { type Server, type Shop, test } from './app.ts'
import {
  anotherToken,
  aWorld,
  fieldKinds,
  pathWith,
  unknownIds,
  type World,
} from './build-world.ts'
import { type BuiltRoute, builtRoutes, emptyWhenUnknown, type RawReply, send } from './faces.ts'
import { sampleOf } from './sample-input.ts'

// A merchant never learns that another's row exists: its id is answered like one that no row has.

const mark = '櫃台甲乙丙'

interface TwoShops {
  owner: Shop
  world: World
  /** Has a token of its own and nothing else. */
  stranger: Shop
}

const twoShops = new WeakMap<Server, Promise<TwoShops>>()

/** The shops are shared, since no call of the stranger may change anything of the owner's. */
function shopsOf(server: Server): Promise<TwoShops> {
  const known = twoShops.get(server)
  if (known) return known
  const made = (async () => {
    const [owner, stranger] = await Promise.all([server.newShop(), server.newShop()])
    return { owner, stranger, world: await aWorld(server, owner, mark) }
  })()
  twoShops.set(server, made)
  return made
}

/** Sends a call whose path, required query and body name rows by the ids given. */
async function call(
  server: Server,
  shop: Shop,
  { face, route }: BuiltRoute,
  idOf: (kind: string) => string,
): Promise<RawReply> {
  const { body } = route.endpoint.schemas
  const idOfField = (field: string) => {
    // Accounts are one of a kind in the whole installation, so each call makes up its own.
    if (field === 'account') return randomBytes(6).toString('hex')
    return fieldKinds[field] ? idOf(fieldKinds[field]) : undefined
  }
  const parameters = requiredQuery(route, idOfField)
  const path = pathWith(face, route.path, idOf) + (parameters ? `?${parameters}` : '')
  const sample = body ? sampleOf(inputSchema(body), idOfField) : undefined
  // A token of its own, since some calls end the one they come with.
  const token = await anotherToken(server, shop, face.name)
  const isSent = sample !== undefined && route.method !== 'GET'
  return send(server, route.method, path, {
    token,
    ...(isSent ? { body: JSON.stringify(sample) } : {}),
  })
}

/** The required parameters of a query, filled in. */
function requiredQuery(
  route: BuiltRoute['route'],
  idOfField: (field: string) => string | undefined,
): string {
  const { query } = route.endpoint.schemas
  const required = query ? membersOf(inputSchema(query)).filter((each) => each.isRequired) : []
  const parameters = required.map(({ name, schema }): [string, string] => [
    name,
    String(sampleOf(schema, idOfField, name)),
  ])
  return new URLSearchParams(parameters).toString()
}

function without(text: string, ids: string[]): string {
  return ids
    .filter((id) => id !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, id) => left.replaceAll(id, '…'), text)
}

/** Lists that certainly hold a row of the owner. */
const controls = {
  shopline: [
    ...['/v1/orders', '/v1/products', '/v1/categories', '/v1/channels'],
    '/v1/return_orders',
  ],
  firstline: ['/api/v1/contact', '/api/v1/contact-tag', '/api/v1/product'],
  wixtar: ['/v1/stores'],
  console: ['/webhooks'],
}

const named = builtRoutes.filter(({ route }) => route.path.includes(':'))
const taking = builtRoutes.filter(
  ({ route }) => !route.path.includes(':') && route.method !== 'GET' && !route.isOpen,
)
const lists = builtRoutes.filter(
  ({ route }) => !route.path.includes(':') && route.method === 'GET' && !route.isOpen,
)

describe.each(named)('$name', (built) => {
  const { face, name, route } = built

  test('answers another merchant’s id like an unknown one', async ({ server }) => {
    const { owner, stranger, world } = await shopsOf(server)
    const ids = world.ids[face.name]

    const theirs = await call(server, stranger, built, (kind) => ids[kind] ?? '')
    const nobodys = await call(server, stranger, built, () => unknownIds[face.name])

    if (!emptyWhenUnknown.includes(name)) expect(theirs.status).toBeGreaterThanOrEqual(400)
    expect(theirs.status).toBe(nobodys.status)
    if (route.method === 'GET') {
      // The ids are real: their owner is shown the row.
      const own = await call(server, owner, built, (kind) => ids[kind] ?? '')
      expect(own.status, own.text).toBe(200)
    }
    expect(without(theirs.text, Object.values(ids))).toBe(
      without(nobodys.text, [unknownIds[face.name]]),
    )
    expect(theirs.text).not.toContain(mark)
    expect(theirs.text).not.toContain(owner.merchant.id)
  })
})

describe.each(taking)('$name', (built) => {
  const { face } = built

  test('answers another merchant’s ids in a body like unknown ones', async ({ server }) => {
    const { world } = await shopsOf(server)
    const ids = world.ids[face.name]
    const [one, other] = await Promise.all([server.newShop(), server.newShop()])

    const theirs = await call(server, one, built, (kind) => ids[kind] ?? '')
    const nobodys = await call(server, other, built, () => unknownIds[face.name])

    expect(theirs.status).toBe(nobodys.status)
    expect(theirs.text).not.toContain(mark)
    if (theirs.status >= 400) {
      expect(without(theirs.text, Object.values(ids))).toBe(
        without(nobodys.text, [unknownIds[face.name]]),
      )
    }
  })
})

/** Asks for a list, with no more than its required parameters. */
async function list(
  server: Server,
  shop: Shop,
  { face, route }: BuiltRoute,
  ids: Record<string, string>,
): Promise<RawReply> {
  const parameters = requiredQuery(route, (field) => ids[fieldKinds[field] ?? ''])
  const token = await anotherToken(server, shop, face.name)
  const path = `${face.prefix}${route.path}?${parameters}`
  return send(server, 'GET', path, { token })
}

describe.each(lists)('$name', (built) => {
  test('lists nothing of another merchant', async ({ server }) => {
    const { owner, stranger, world } = await shopsOf(server)
    const ids = world.ids[built.face.name]

    const reply = await list(server, stranger, built, ids)

    expect(reply.status).not.toBe(401)
    expect(reply.text).not.toContain(mark)
    expect(reply.text).not.toContain(owner.merchant.id)
    const long = Object.values(ids).filter((id) => id.length >= 20)
    expect(long.filter((id) => reply.text.includes(id))).toEqual([])
  })
})

test.for(apis)(
  'shows its own merchant what the strangers must not see: $name',
  async (face, { server }) => {
    const { owner, world } = await shopsOf(server)
    const shown: string[] = []

    for (const built of lists.filter((each) => each.face.name === face.name)) {
      const reply = await list(server, owner, built, world.ids[face.name])
      if (reply.text.includes(mark)) shown.push(built.route.path)
    }

    // Otherwise the walk over the lists would prove nothing.
    expect(shown).toEqual(expect.arrayContaining(controls[face.name]))
  },
)

test('leaves the owner’s rows as they were', async ({ server }) => {
  const { owner, stranger, world } = await shopsOf(server)
  const order = `/orders/${world.ids.shopline.order}`
  const before = await owner.shopline.get(order)

  for (const built of named) {
    await call(server, stranger, built, (kind) => world.ids[built.face.name][kind] ?? '')
  }

  expect(before.status).toBe(200)
  expect((await owner.shopline.get(order)).text).toBe(before.text)
})
