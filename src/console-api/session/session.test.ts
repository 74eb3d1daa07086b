import { expect, onTestFinished, vi } from 'vitest'
import { clientOf, type Server, test } from '../../../test/app.ts'
import { aBrowser, aStaffMember, fromOwnPage, signInWith } from '../../../test/build-sessions.ts'
import { send } from '../../../test/faces.ts'
import { createSession } from '../../core/access/sessions.ts'
import { signIn } from '../../core/access/sign-in.ts'
import { hashPassword } from '../../core/access/staff.ts'
import { findAccess, forgetAccess, forgettingAgain } from '../../core/access/tokens.ts'
import { statement } from '../../platform/db.ts'
import { getSignInOptionsEndpoint } from './get-sign-in-options.ts'

const disable = statement(
  'test_staff_disable',
  'update staff set disabled_at = now() where merchant_id = $1 and id = $2',
)

test('signs in with the account and tells who that is', async ({ server, shop }) => {
  const reply = await signInWith(server, shop.account, shop.password)
  const cookie = reply.headers.get('set-cookie') ?? ''
  const later = await fromOwnPage(server, 'GET', '/session', undefined, {
    cookie: `theme=dark; ${cookie.split(';', 1)[0]}`,
  })

  expect(reply.status).toBe(200)
  expect(cookie).toMatch(
    /^guitai_session=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Strict$/,
  )
  expect(reply.json).toEqual({
    staff: {
      id: shop.staff.id,
      name: '王店長',
      account: shop.account,
      email: 'staff@example.com',
      role: 'admin',
    },
    merchant: {
      id: shop.merchant.id,
      name: '測試商店',
      handle: shop.merchant.handle,
      currency: 'TWD',
      timezone: 'Asia/Taipei',
      locale: 'zh-hant',
      is_demo: false,
    },
    permissions: expect.arrayContaining(['orders:read', 'developers:write']),
    live_after: expect.stringMatching(/^[\w-]+$/),
  })
  expect(later.json).toEqual({ ...reply.json, live_after: expect.any(String) })
})

test('keeps the cookie to https where it was reached by https', async ({ server, shop }) => {
  const { account, password } = shop
  // Two proxies in front: the first one spoke to the browser.
  const https = { 'x-forwarded-proto': 'https, http' }

  const reply = await fromOwnPage(server, 'POST', '/session', { account, password }, https)

  const set = reply.headers.get('set-cookie') ?? ''
  expect(set).toMatch(/^__Host-guitai_session=[\w-]{43}; Path=\/; .*; Secure$/)
  const cookie = set.split(';', 1)[0] as string
  const get = (headers: Record<string, string>) =>
    fromOwnPage(server, 'GET', '/session', undefined, headers)
  const planted = { ...https, cookie: cookie.replace('__Host-', '') }
  expect((await get({ ...https, cookie })).status).toBe(200)
  expect((await get(planted)).status).toBe(401)
})

test('leaves the session behind that the same browser had', async ({ server, shop }) => {
  const { account, password } = shop
  const before = await aBrowser(server, shop, account)
  const other = await aBrowser(server, shop, account)

  const again = await before.request('POST', '/session', { account, password })

  expect(again.status).toBe(200)
  expect((await before.request('GET', '/session')).status).toBe(401)
  expect((await other.request('GET', '/session')).status).toBe(200)
})

test('signs in with an e-mail that two shops have on file, by the password', async ({
  server,
  shop,
}) => {
  const email = `${shop.merchant.handle}@Example.com`
  const other = await server.newShop()
  const theirs = { ...other, password_hash: await hashPassword('another password') }
  const [here, there] = [
    await aStaffMember(server, shop, { email }),
    await aStaffMember(server, theirs, { email: email.toUpperCase() }),
  ]

  const first = await signInWith(server, email.toLowerCase(), shop.password)
  const second = await signInWith(server, email, 'another password')

  expect([first.json.staff.id, second.json.staff.id]).toEqual([here.id, there.id])
  expect(second.json.merchant.id).toBe(other.merchant.id)
})

test('counts on when somebody else with the same e-mail signs in between', async ({
  server,
  shop,
}) => {
  const email = `${shop.merchant.handle}@shared.example.com`
  const other = await server.newShop()
  const theirs = { ...other, password_hash: await hashPassword('another password') }
  await aStaffMember(server, shop, { email })
  await aStaffMember(server, theirs, { email })
  const attempts = [...Array(4).fill('a guess'), 'another password', 'a guess', shop.password]

  const statuses: number[] = []
  for (const password of attempts) {
    statuses.push((await signInWith(server, email, password)).status)
  }

  expect(statuses).toEqual([401, 401, 401, 401, 200, 401, 429])
})

test('refuses an unknown account and a wrong password with the same words', async ({
  server,
  shop,
}) => {
  const wrong = await signInWith(server, shop.account, 'not the password')
  const unknown = await signInWith(server, `${shop.account}-nobody`, shop.password)
  const code = await signInWith(server, shop.staff.code, shop.password)

  expect(wrong.json).toEqual({
    type: 'about:blank',
    title: 'Unauthorized',
    status: 401,
    code: 'sign_in_failed',
    detail: 'The account or the password is wrong.',
  })
  expect([unknown.text, code.text]).toEqual([wrong.text, wrong.text])
  expect(wrong.headers.get('set-cookie')).toBeNull()
})

/** Wrong passwords, one after another. */
async function fail(server: Server, account: string, count: number): Promise<number[]> {
  if (count === 0) return []
  const reply = await signInWith(server, account, 'not the password')
  return [reply.status, ...(await fail(server, account, count - 1))]
}

test('locks an account after five failures, also against the right password', async ({
  server,
  shop,
}) => {
  const statuses = await fail(server, shop.account, 5)
  const right = await signInWith(server, shop.account.toUpperCase(), shop.password)
  const other = await signInWith(server, (await aStaffMember(server, shop)).account, shop.password)

  expect(statuses).toEqual([401, 401, 401, 401, 401])
  expect([right.status, right.json.code]).toEqual([429, 'sign_in_locked'])
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(50)
  expect(other.status).toBe(200)
})

test('knows an e-mail by no other letters than those it is counted by', async ({
  server,
  shop,
}) => {
  const email = `mimi-${shop.merchant.handle}@example.com`
  await aStaffMember(server, shop, { email })

  // Postgres makes an "i" of it, JavaScript an "i" with a dot.
  const dotted = await signInWith(server, email.replace('mimi', 'mİmi'), shop.password)
  const upper = await signInWith(server, email.toUpperCase(), shop.password)

  expect([dotted.status, upper.status]).toEqual([401, 200])
})

test('locks after five of many guesses at once', async ({ server, shop }) => {
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, index) => signInWith(server, shop.account, `guess ${index}`)),
  )

  expect(guesses.map((reply) => reply.status).sort()).toEqual([
    ...Array(5).fill(401),
    ...Array(7).fill(429),
  ])
})

test('waits longer after each further failure, and forgets with a right password', async ({
  server,
  shop,
}) => {
  const start = Date.now()
  const at = (seconds: number) => new Date(start + seconds * 1000)
  const attempt = async (seconds: number, password: string) => {
    const input = { account: shop.account, password, user_agent: '' }
    const error = await signIn(server.db, input, at(seconds)).then(
      () => ({ message: 'in', values: {} }),
      (refusal) => refusal,
    )
    return [error.message, error.values.retry_after ?? 0]
  }
  for (const second of [0, 1, 2, 3, 4]) await attempt(second, 'wrong')

  expect(await attempt(5, shop.password)).toEqual(['sign_in_locked', 59])
  expect(await attempt(64, 'wrong')).toEqual(['sign_in_failed', 0])
  expect(await attempt(65, shop.password)).toEqual(['sign_in_locked', 119])
  expect(await attempt(184, 'wrong')).toEqual(['sign_in_failed', 0])
  expect(await attempt(185, shop.password)).toEqual(['sign_in_locked', 239])
  expect(await attempt(424, shop.password)).toEqual(['in', 0])
  expect(await attempt(425, 'wrong')).toEqual(['sign_in_failed', 0])
  expect(await attempt(426, shop.password)).toEqual(['in', 0])
})

test('locks the logins of the other faces, too, each for itself', async ({ server, shop }) => {
  const { account, password, authkey } = shop
  const open = {
    firstline: clientOf(server, 'firstline', ''),
    wixtar: clientOf(server, 'wixtar', ''),
  }
  const logins = (given: string) =>
    Promise.all([
      open.firstline.post('/auth', { name: account, password: given }),
      open.wixtar.post('/v1/auth/login', { authkey, id: account, password: given }),
    ])
  const wrong = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(logins))

  const right = await logins(password)

  expect(wrong.flat().map((reply) => reply.status)).toEqual(Array(10).fill(401))
  expect(right.map((reply) => reply.status)).toEqual([429, 429])
  expect(right.every((reply) => Number(reply.headers.get('retry-after')) > 50)).toBe(true)
  expect((await signInWith(server, account, password)).status).toBe(200)
})

test('forgets four failures after a quarter of an hour', async ({ server, shop }) => {
  await fail(server, shop.account, 4)
  const later = new Date(Date.now() + 901_000)
  const input = { account: shop.account, user_agent: '' }

  await expect(signIn(server.db, { ...input, password: 'wrong' }, later)).rejects.toThrow('failed')

  expect(await signIn(server.db, { ...input, password: shop.password }, later)).toBeTypeOf('string')
})

test('lists where one is signed in, and signs out here or everywhere', async ({ server, shop }) => {
  const { account } = await aStaffMember(server, shop)
  const [first, second, third] = [
    await aBrowser(server, shop, account),
    await aBrowser(server, shop, account),
    await aBrowser(server, shop, account),
  ]
  const listed = await first.request('GET', '/sessions', undefined, { 'user-agent': 'x' })
  const out = await second.request('DELETE', '/session')
  const left = await first.request('GET', '/sessions')
  const everywhere = await first.request('DELETE', '/sessions')

  expect(listed.json.items).toHaveLength(3)
  expect(listed.json.items[2]).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    created_at: expect.stringMatching(/Z$/),
    last_used_at: expect.stringMatching(/Z$/),
    expires_at: expect.stringMatching(/Z$/),
    user_agent: 'node',
    is_current: true,
  })
  expect([out.status, out.headers.get('set-cookie')]).toEqual([
    204,
    'guitai_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
  ])
  expect((await second.request('GET', '/session')).status).toBe(401)
  expect(left.json.items).toHaveLength(2)
  expect(everywhere.status).toBe(204)
  expect((await third.request('GET', '/session')).status).toBe(401)
  expect((await aBrowser(server, shop, shop.account)).cookie).toMatch(/^guitai_session=/)
})

test('changes a password with the current one, and ends the other sessions', async ({
  server,
  shop,
}) => {
  const { account, id } = await aStaffMember(server, shop)
  const here = await aBrowser(server, shop, account)
  const elsewhere = await aBrowser(server, shop, account)
  const change = (current_password: string, password: string) =>
    here.request('PUT', '/session/password', { current_password, password })

  const wrong = await change('not the password', 'the next password')
  const short = await change(shop.password, 'short')
  const changed = await change(shop.password, 'the next password')

  expect([wrong.status, wrong.json.code]).toEqual([422, 'password_wrong'])
  expect([short.status, short.json.code]).toEqual([422, 'invalid'])
  expect(changed.status).toBe(204)
  expect((await here.request('GET', '/session')).status).toBe(200)
  expect((await elsewhere.request('GET', '/session')).status).toBe(401)
  expect((await signInWith(server, account, shop.password)).status).toBe(401)
  expect((await signInWith(server, account, 'the next password')).status).toBe(200)
  const story = await shop.console.get('/event-log?limit=500')
  const told = story.json.items.filter((each: { type: string }) => each.type.startsWith('staff.'))
  expect(told.map((each: { data: object }) => each.data)).toMatchObject([
    { subject_id: id, details: {} },
  ])
})

const setHash = statement(
  'test_staff_set_hash',
  'update staff set password_hash = $3 where merchant_id = $1 and id = $2',
)

const findWaiting = statement(
  'test_find_waiting',
  `select count(*)::int as count from pg_locks
    where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`,
)
const isOne = ([row]: { count: number }[]) => row?.count === 1

test('makes no session by a password that is being changed', async ({ server, shop }) => {
  const staff = await aStaffMember(server, shop)
  const checked = { ...staff, password_hash: shop.password_hash }
  const next = await hashPassword('the next password')

  const { made } = await server.db.transaction(async (tx) => {
    await tx.run(setHash, [staff.merchant_id, staff.id, next])
    const made = createSession(server.db, checked, '', new Date())
    // It must not be over before the change is.
    await Promise.race([
      made,
      vi.waitUntil(() => tx.run<{ count: number }>(findWaiting, []).then(isOne)),
    ])
    return { made }
  })

  expect(await made).toBeNull()
})

const holdSessions = statement(
  'test_hold_sessions',
  `create function test_hold() returns trigger language plpgsql
       as 'begin raise exception ''held''; end'`,
)
const holdTrigger = statement(
  'test_hold_trigger',
  'create trigger test_hold before delete on access_tokens for each row execute function test_hold()',
)
const release = statement('test_release', 'drop function test_hold cascade')

test('keeps the password when the other sessions cannot be ended', async ({ server, shop }) => {
  const staff = await aStaffMember(server, shop)
  const here = await aBrowser(server, shop, staff.account)
  await aBrowser(server, shop, staff.account)
  await server.db.write(holdSessions, [])
  await server.db.write(holdTrigger, [])
  onTestFinished(() => server.db.write(release, []).then(() => {}))

  const [changed, reset] = [
    await here.request('PUT', '/session/password', {
      current_password: shop.password,
      password: 'the next password',
    }),
    await shop.console.post(`/staff/${staff.id}/reset-password`),
  ]

  expect([changed.status, reset.status]).toEqual([500, 500])
  expect((await signInWith(server, staff.account, shop.password)).status).toBe(200)
})

const revoke = statement(
  'test_tokens_revoke',
  'update access_tokens set revoked_at = now() where merchant_id = $1',
)

test('forgets again what was remembered before the end of a change', async ({ server, shop }) => {
  const known = () => findAccess(server.db, 'console', shop.console.token, new Date())

  await forgettingAgain(async () => {
    forgetAccess()
    expect(await known()).not.toBeNull()
    await server.db.write(revoke, [shop.merchant.id])
  })

  expect(await known()).toBeNull()
})

test('ends after seven days', async ({ server, shop }) => {
  const input = { account: shop.account, password: shop.password, user_agent: '' }
  const eightDaysAgo = new Date(Date.now() - 7 * 86_400_000 - 1000)
  const token = await signIn(server.db, input, eightDaysAgo)
  const cookie = `guitai_session=${token}`

  expect((await fromOwnPage(server, 'GET', '/session', undefined, { cookie })).status).toBe(401)
})

test('lets nobody in who left, neither by password nor by session nor by token', async ({
  server,
  shop,
}) => {
  const browser = await aBrowser(server, shop, shop.account)
  await server.db.write(disable, [shop.merchant.id, shop.staff.id])
  forgetAccess()

  const statuses = await Promise.all([
    signInWith(server, shop.account, shop.password),
    browser.request('GET', '/session'),
    shop.console.get('/session'),
    shop.shopline.get('/orders'),
    shop.firstline.get('/contact-order'),
    clientOf(server, 'firstline', '').post('/auth', {
      name: shop.account,
      password: shop.password,
    }),
  ])

  expect(statuses.map((reply) => reply.status)).toEqual([401, 401, 401, 401, 401, 401])
})

test.for([
  ['127.0.0.1', 'localhost:8080', {}, true],
  ['::ffff:127.0.0.1', '127.0.0.1:8080', {}, true],
  ['::1', '[::1]:8080', {}, true],
  ['192.0.2.7', 'localhost:8080', {}, false],
  ['127.0.0.1', 'shop.example', {}, false],
  ['127.0.0.1', 'localhost', { 'x-forwarded-for': '192.0.2.7' }, false],
] as const)(
  'a caller from %s who asks %s is shown the demo account: %#',
  async ([peer, host, more, isShown], { server, shop }) => {
    const { account, password } = shop
    const call = {
      db: server.db,
      request: { url: '', headers: { host, ...more }, peer },
      demoAccount: { account, password },
    }

    const answered = await getSignInOptionsEndpoint.answer(call as never, {} as never)

    expect(answered).toMatchObject({
      reply: { body: { demo: isShown ? { account, password } : null } },
    })
  },
)

const page = { 'sec-fetch-site': 'same-origin' }
const own = 'http://console.example:8080'

test.for([
  ['a page of ours', page, 204],
  ['an address typed by hand', { 'sec-fetch-site': 'none' }, 204],
  ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a neighbour of our host', { 'sec-fetch-site': 'same-site', origin: own }, 403],
  ['our origin, by a browser that says no more', { origin: own }, 204],
  ['our origin behind a proxy', { origin: 'https://shop.example', ...forwarded() }, 204],
  ['another origin', { origin: 'http://evil.example' }, 403],
  ['another port', { origin: 'http://console.example:81' }, 403],
  ['a sandboxed frame', { origin: 'null' }, 403],
  ['nobody knows where', {}, 403],
] as const)('a write by the cookie from %s', async ([, headers, status], { server, shop }) => {
  const { cookie } = await aBrowser(server, shop, shop.account)
  const asked = { host: 'console.example:8080', cookie, ...headers }

  const reply = await send(server, 'DELETE', '/api/session', { headers: asked })
  const still = await send(server, 'GET', '/api/session', { headers: { cookie } })

  expect(reply.status).toBe(status)
  expect(still.status).toBe(status === 204 ? 401 : 200)
})

function forwarded() {
  return { 'x-forwarded-host': 'shop.example' }
}

test('refuses to sign in at the wish of another site', async ({ server, shop }) => {
  const { account, password } = shop
  const there = { 'sec-fetch-site': 'cross-site' }

  const reply = await fromOwnPage(server, 'POST', '/session', { account, password }, there)

  expect([reply.status, reply.json.code]).toEqual([403, 'cross_site_request'])
  expect(reply.headers.get('set-cookie')).toBeNull()
})

test('takes a session by the cookie and a token by the header, and nothing else', async ({
  server,
  shop,
}) => {
  const { cookie } = await aBrowser(server, shop, shop.account)
  const [, session = ''] = cookie.split('=')
  const asked = [
    { authorization: `Bearer ${session}` },
    { cookie: `guitai_session=${shop.console.token}` },
    { cookie, authorization: 'Bearer wrong' },
    { cookie: cookie.replace('guitai', 'other') },
  ]

  const replies = await Promise.all(
    asked.map((headers) => fromOwnPage(server, 'GET', '/session', undefined, headers)),
  )
  const faces = await Promise.all(
    ['/shopline/v1/orders', '/firstline/api/v1/contact-order', '/wixtar/v1/shop_order'].map(
      (path) => fetch(server.url + path, { headers: { cookie } }),
    ),
  )

  expect(replies.map((reply) => reply.status)).toEqual([401, 401, 401, 401])
  expect(faces.map((reply) => reply.status)).toEqual([401, 401, 401])
})

test('a token has no session to end', async ({ shop }) => {
  const replies = [
    await shop.console.delete('/session'),
    await shop.console.delete('/sessions'),
    await shop.console.get('/sessions'),
  ]

  expect(replies.map((reply) => JSON.parse(reply.text).code)).toEqual(
    Array(3).fill('session_required'),
  )
  expect((await shop.console.get('/session')).json.staff.id).toBe(shop.staff.id)
})
