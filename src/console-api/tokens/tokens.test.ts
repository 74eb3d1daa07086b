import { describe, expect } from 'vitest'
import { clientOf, type Server, type Shop, test } from '../../../test/app.ts'
import { aStaffMember } from '../../../test/build-sessions.ts'
import { type Permission, permissionsOfRole } from '../../core/access/permissions.ts'
import { createSession, findSessions } from '../../core/access/sessions.ts'
import { createToken } from '../../core/access/tokens.ts'
import { statement } from '../../platform/db.ts'

async function issue(shop: Shop, given: Record<string, unknown> = {}) {
  const reply = await shop.console.post('/tokens', {
    face: 'shopline',
    name: 'ERP 串接',
    scopes: ['orders:read'],
    ...given,
  })
  expect(reply.status, reply.text).toBe(201)
  return reply.json
}

/** The console as a program that has these scopes alone. */
async function consoleWith(server: Server, shop: Shop, scopes: Permission[]) {
  const token = await createToken(
    server.db,
    {
      merchant_id: shop.merchant.id,
      face: 'console',
      staff_id: null,
      name: 'program',
      scopes,
      expires_at: null,
    },
    new Date(),
  )
  return clientOf(server, 'console', token)
}

async function eventsOf(shop: Shop, kind: string) {
  const { json } = await shop.console.get('/event-log?limit=500')
  return json.items.filter((event: { type: string }) => event.type === kind)
}

describe('POST /tokens', () => {
  test('makes a token that does what its scopes say', async ({ server, shop }) => {
    const expires = new Date(Date.now() + 86_400_000).toISOString()

    const made = await issue(shop, { expires_at: expires })

    expect(made).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: 'ERP 串接',
      face: 'shopline',
      staff: null,
      scopes: ['orders:read'],
      created_at: expect.any(String),
      last_used_at: null,
      expires_at: expires,
      revoked_at: null,
      is_live: true,
      token: expect.stringMatching(/^[\w-]{43}$/),
    })
    const client = clientOf(server, 'shopline', made.token)
    expect((await client.get('/orders')).status).toBe(200)
    expect((await client.get('/products')).status).toBe(403)
    expect((await client.put('/orders/x/tags', { tags: [] })).status).toBe(403)
  })

  test('is never shown again: neither the list nor the event has it', async ({ shop }) => {
    const made = await issue(shop)

    const list = await shop.console.get('/tokens')
    const [event] = await eventsOf(shop, 'token.created')

    expect(list.text).not.toContain(made.token)
    expect(list.json.items.map((each: { id: string }) => each.id)).toContain(made.id)
    expect(event.data).toMatchObject({
      subject_id: made.id,
      details: { face: 'shopline', name: 'ERP 串接', scopes: ['orders:read'] },
    })
    expect(JSON.stringify(event)).not.toContain(made.token)
  })

  test('a FIRST LINE token is somebody’s and ends the one before', async ({ server, shop }) => {
    const nobodys = await shop.console.post('/tokens', { face: 'firstline', name: 'x' })
    const made = await issue(shop, {
      face: 'firstline',
      scopes: [],
      staff_id: shop.staff.id,
    })

    expect(JSON.parse(nobodys.text).code).toBe('token_staff_required')
    expect(made.staff).toEqual({ id: shop.staff.id, name: shop.staff.name })
    expect((await clientOf(server, 'firstline', made.token).get('/contact')).status).toBe(200)
    expect((await shop.firstline.get('/contact')).status).toBe(401)
  })

  test.for<[string, Record<string, unknown>, number, string]>([
    ['an unknown face', { face: 'amazon' }, 422, 'invalid'],
    ['no name', { name: '  ' }, 422, 'invalid'],
    ['a name that is too long', { name: 'n'.repeat(101) }, 422, 'invalid'],
    ['an unknown scope', { scopes: ['orders:delete'] }, 422, 'invalid'],
    ['a scope that the face has not', { scopes: ['staff:write'] }, 422, 'invalid'],
    ['an end that has passed', { expires_at: '2020-01-01T00:00:00Z' }, 422, 'token_expiry_past'],
    ['an unknown person', { staff_id: 'f'.repeat(24) }, 404, 'staff_not_found'],
  ])('refuses %s', async ([, given, status, code], { shop }) => {
    const reply = await shop.console.post('/tokens', {
      face: 'shopline',
      name: 'ERP',
      scopes: [],
      ...given,
    })

    expect([reply.status, JSON.parse(reply.text).code]).toEqual([status, code])
    expect(await eventsOf(shop, 'token.created')).toEqual([])
  })

  test('somebody who left gets no token', async ({ server, shop }) => {
    await server.db.write(
      statement(
        'test_disable_staff',
        'update staff set disabled_at = now() where merchant_id = $1 and id = $2',
      ),
      [shop.merchant.id, shop.staff.id],
    )
    const client = await consoleWith(server, shop, [])

    const reply = await client.post('/tokens', {
      face: 'shopline',
      name: 'x',
      staff_id: shop.staff.id,
    })

    expect([reply.status, JSON.parse(reply.text).code]).toEqual([404, 'staff_not_found'])
  })

  test('another merchant’s person is unknown', async ({ server, shop }) => {
    const other = await server.newShop()

    const reply = await shop.console.post('/tokens', {
      face: 'console',
      name: 'x',
      staff_id: other.staff.id,
    })

    expect([reply.status, JSON.parse(reply.text).code]).toEqual([404, 'staff_not_found'])
  })

  test.for<[string, Record<string, unknown>]>([
    ['everything', { scopes: [] }],
    ['what it has not', { scopes: ['orders:write'] }],
    ['everything of another face', { face: 'shopline', scopes: [] }],
  ])(
    'a token that makes tokens cannot make one that may do %s',
    async ([, given], { server, shop }) => {
      const client = await consoleWith(server, shop, ['developers:write', 'orders:read'])

      const more = await client.post('/tokens', { face: 'console', name: 'more', ...given })
      const less = await client.post('/tokens', {
        face: 'console',
        name: 'less',
        scopes: ['orders:read'],
      })

      expect([more.status, JSON.parse(more.text).code]).toEqual([403, 'token_scope_beyond_own'])
      expect(less.status).toBe(201)
    },
  )
})

describe('POST /tokens for somebody whose role may grow', () => {
  test('gives no scope that the caller has not', async ({ server, shop }) => {
    const sponsor = await aStaffMember(server, shop, { role: 'sponsor' })
    const own: Permission[] = ['developers:write', 'staff:write', ...permissionsOfRole.sponsor]
    const client = await consoleWith(server, shop, own)
    const given = { face: 'console', name: 'later', staff_id: sponsor.id }

    const later = await client.post('/tokens', { ...given, scopes: ['settings:write'] })
    const now = await client.post('/tokens', { ...given, scopes: ['orders:read'] })

    expect([later.status, JSON.parse(later.text).code]).toEqual([403, 'token_scope_beyond_own'])
    expect(now.status).toBe(201)
  })
})

describe('DELETE /tokens/:id', () => {
  test('ends a token at once, once', async ({ server, shop }) => {
    const made = await issue(shop)
    const client = clientOf(server, 'shopline', made.token)
    expect((await client.get('/orders')).status).toBe(200)

    const revoked = await shop.console.delete(`/tokens/${made.id}`)
    const after = await client.get('/orders')
    const again = await shop.console.delete(`/tokens/${made.id}`)

    expect([revoked.status, after.status, again.status]).toEqual([204, 401, 204])
    expect(await eventsOf(shop, 'token.revoked')).toHaveLength(1)
    const { json } = await shop.console.get('/tokens?state=ended')
    expect(json.items).toMatchObject([{ id: made.id, is_live: false }])
  })

  test('neither lists nor ends the session of a person', async ({ server, shop }) => {
    await createSession(
      server.db,
      { ...shop.staff, password_hash: shop.password_hash },
      'Firefox',
      new Date(),
    )
    const [session] = await findSessions(server.db, shop.merchant.id, shop.staff.id, new Date())

    const { json } = await shop.console.get('/tokens?limit=500')
    const reply = await shop.console.delete(`/tokens/${session?.id}`)

    expect(session?.id).toBeTypeOf('string')
    expect(json.items.map((each: { id: string }) => each.id)).not.toContain(session?.id)
    expect([reply.status, JSON.parse(reply.text).code]).toEqual([404, 'token_not_found'])
  })

  test('leaves another merchant’s tokens alone', async ({ server, shop }) => {
    const other = await server.newShop()
    const theirs = await issue(other)

    const reply = await shop.console.delete(`/tokens/${theirs.id}`)

    expect([reply.status, JSON.parse(reply.text).code]).toEqual([404, 'token_not_found'])
    expect((await clientOf(server, 'shopline', theirs.token).get('/orders')).status).toBe(200)
  })
})

describe('GET /tokens', () => {
  test('pages from the newest to the oldest without losing one', async ({ shop }) => {
    const made: string[] = []
    for (const name of ['一', '二', '三']) made.unshift((await issue(shop, { name })).id)

    const first = (await shop.console.get('/tokens?limit=2&state=live')).json
    const second = (await shop.console.get(`/tokens?limit=200&after=${first.next}`)).json

    const ids = [...first.items, ...second.items].map((each: { id: string }) => each.id)
    expect(ids.slice(0, 3)).toEqual(made)
    expect(new Set(ids).size).toBe(ids.length)
    expect(second.next).toBeNull()
  })

  test('says which face knows which scopes, and who needs a person', async ({ shop }) => {
    const { json } = await shop.console.get('/token-options')

    const byFace = new Map(json.faces.map((each: { face: string }) => [each.face, each]))
    expect(byFace.get('shopline')).toMatchObject({ needs_staff: false })
    expect(byFace.get('firstline')).toMatchObject({ needs_staff: true })
    expect(byFace.get('console')).toMatchObject({
      scopes: expect.arrayContaining(['staff:write', 'reports:read']),
    })
    expect(json.staff).toEqual([
      { id: shop.staff.id, name: shop.staff.name, account: shop.account },
    ])
  })
})
