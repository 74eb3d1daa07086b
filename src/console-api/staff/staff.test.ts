import { expect } from 'vitest'
import { clientOf, type Server, type Shop, test } from '../../../test/app.ts'
import { eventsOf } from '../../../test/build-changes.ts'
import { aStaffMember, signInWith } from '../../../test/build-sessions.ts'
import { eventKinds } from '../../../test/build-vouchers.ts'
import { permissionsOfRole } from '../../core/access/permissions.ts'
import { createToken } from '../../core/access/tokens.ts'

const codeOf = (reply: { text: string }) => JSON.parse(reply.text).code

const aPerson = (shop: Shop) => ({
  account: `${shop.account}-lin`,
  name: '林小姐',
  email: 'lin@example.com',
  code: '2001',
  role: 'agent',
})

const tokenOf = (shop: Shop) => ({ merchant_id: shop.merchant.id, face: 'console' }) as const

/** As often as makes whoever has this name wait. */
async function failToSignIn(server: Server, name: string): Promise<void> {
  for (const guess of ['a', 'b', 'c', 'd', 'e']) await signInWith(server, name, guess)
}

async function clientFor(server: Server, shop: Shop, staffId: string) {
  const token = { ...tokenOf(shop), staff_id: staffId }
  const text = await createToken(server.db, { ...token, name: '', expires_at: null }, new Date())
  return clientOf(server, 'console', text)
}

test('adds a staff member who can sign in with the password shown once', async ({
  server,
  shop,
}) => {
  const reply = await shop.console.post('/staff', aPerson(shop))

  expect(reply.status).toBe(201)
  expect(reply.json).toMatchObject({
    staff: { ...aPerson(shop), version: 1, phone: null, disabled_at: null, is_self: false },
    password: expect.stringMatching(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/),
  })
  const { password, staff } = reply.json
  expect((await signInWith(server, staff.account, password)).status).toBe(200)
  const list = await shop.console.get('/staff')
  expect(list.text).not.toContain(password)
  expect(list.json.items).toHaveLength(2)
  const told = await eventsOf(server, shop, staff.id)
  expect(JSON.stringify(told)).not.toContain(password)
  expect(await eventKinds(server, shop, 'staff.')).toEqual(['staff.created'])
})

test.for([
  [{ account: 'TAKEN' }, 409, 'account_taken'],
  [{ code: '1234' }, 409, 'staff_code_taken'],
  [{ account: 'a b' }, 422, 'invalid'],
  [{ email: 'x' }, 422, 'invalid'],
  [{ role: 'owner' }, 422, 'invalid'],
  [{ name: '' }, 422, 'invalid'],
] as const)('refuses %j', async ([given, status, code], { server, shop }) => {
  const other = await server.newShop()
  const account = 'account' in given && given.account === 'TAKEN' ? other.account : undefined

  const sent = { ...aPerson(shop), ...given, ...(account ? { account } : {}) }
  const reply = await shop.console.post('/staff', sent)

  expect([reply.status, codeOf(reply)]).toEqual([status, code])
  expect((await shop.console.get('/staff')).json.items).toHaveLength(1)
  expect(await eventKinds(server, shop, 'staff.')).toEqual([])
})

test('whoever is disabled is out at once, and may come back', async ({ server, shop }) => {
  const staff = await aStaffMember(server, shop, { role: 'agent' })
  const person = await clientFor(server, shop, staff.id)
  expect((await person.get('/stores')).status).toBe(200)

  const path = `/staff/${staff.id}`
  const key = { 'idempotency-key': 'leave' }
  const left = await shop.console.request('PATCH', path, { is_disabled: true }, key)
  const out = await person.get('/stores')
  const back = await shop.console.patch(`/staff/${staff.id}`, { is_disabled: false })

  expect([left.status, out.status]).toEqual([200, 401])
  expect(left.json.disabled_at).toEqual(expect.any(String))
  expect(back.json).toMatchObject({ disabled_at: null, version: 3 })
})

test('a role acts from the moment it is given', async ({ server, shop }) => {
  const staff = await aStaffMember(server, shop, { role: 'agent' })
  const person = await clientFor(server, shop, staff.id)
  const before = await person.get('/webhooks')

  const changed = await shop.console.patch(`/staff/${staff.id}`, { role: 'admin' })

  expect([before.status, (await person.get('/webhooks')).status]).toEqual([403, 200])
  expect(changed.json).toMatchObject({ role: 'admin', version: 2 })
  const [told] = await eventsOf(server, shop, staff.id)
  expect(told?.data).toEqual({ before: { role: 'agent' }, after: { role: 'admin' } })
})

test('nobody changes one’s own role or disables oneself', async ({ server, shop }) => {
  await aStaffMember(server, shop, { role: 'admin' })
  const path = `/staff/${shop.staff.id}`

  const replies = [
    await shop.console.patch(path, { role: 'agent' }),
    await shop.console.patch(path, { is_disabled: true }),
    await shop.console.post(`${path}/reset-password`),
  ]

  expect(replies.map(codeOf)).toEqual(Array(3).fill('staff_oneself'))
  expect((await shop.console.patch(path, { name: '王店長二' })).status).toBe(200)
})

test('the last admin stays, also when two take each other away at once', async ({
  server,
  shop,
}) => {
  const second = await aStaffMember(server, shop, { role: 'admin' })
  const other = await clientFor(server, shop, second.id)

  const replies = await Promise.all([
    shop.console.patch(`/staff/${second.id}`, { role: 'agent' }),
    other.patch(`/staff/${shop.staff.id}`, { role: 'agent' }),
  ])

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409])
  expect(replies.filter((each) => each.status === 409).map(codeOf)).toEqual(['staff_last_admin'])
  const { items } = (await (replies[0].status === 200 ? shop.console : other).get('/staff')).json
  const admins = items.filter((each: { role: string }) => each.role === 'admin')
  expect(admins).toHaveLength(1)
  const last = admins[0].actions.find((each: { action: string }) => each.action === 'disable')
  expect(last.is_allowed).toBe(false)
})

test('a new password ends the old one and the sessions', async ({ server, shop }) => {
  const made = (await shop.console.post('/staff', aPerson(shop))).json
  await signInWith(server, made.staff.account, made.password)

  const reply = await shop.console.post(`/staff/${made.staff.id}/reset-password`)

  expect(reply.json.password).not.toBe(made.password)
  expect((await signInWith(server, made.staff.account, made.password)).status).toBe(401)
  expect((await signInWith(server, made.staff.account, reply.json.password)).status).toBe(200)
  expect(await eventKinds(server, shop, 'staff.password')).toEqual(['staff.password_reset'])
})

test('a new password ends the wait after wrong ones, by account and by e-mail', async ({
  server,
  shop,
}) => {
  const { id, account, email } = await aStaffMember(server, shop)
  await failToSignIn(server, account)
  await failToSignIn(server, email)

  const { password } = (await shop.console.post(`/staff/${id}/reset-password`)).json

  expect((await signInWith(server, account, password)).status).toBe(200)
  expect((await signInWith(server, email, password)).status).toBe(200)
})

test('a new password gives no more guesses at somebody who has the same e-mail', async ({
  server,
  shop,
}) => {
  const other = await server.newShop()
  const victim = await aStaffMember(server, other)
  const { id } = await aStaffMember(server, shop, { email: victim.email.toUpperCase() })
  await failToSignIn(server, victim.email)

  const { password } = (await shop.console.post(`/staff/${id}/reset-password`)).json

  expect((await signInWith(server, victim.email, password)).status).toBe(429)
})

test('a token gives nobody more than it may do itself', async ({ server, shop }) => {
  const agent = await aStaffMember(server, shop, { role: 'agent' })
  const scopes = [...permissionsOfRole.agent, 'staff:write']
  const token = await createToken(
    server.db,
    { ...tokenOf(shop), staff_id: null, name: '', scopes, expires_at: null },
    new Date(),
  )
  const program = clientOf(server, 'console', token)

  const refused = [
    await program.post('/staff', { ...aPerson(shop), role: 'admin' }),
    await program.patch(`/staff/${agent.id}`, { role: 'supervisor' }),
    await program.post(`/staff/${shop.staff.id}/reset-password`),
  ]
  const done = [
    await program.post('/staff', aPerson(shop)),
    await program.post(`/staff/${agent.id}/reset-password`),
  ]

  expect(refused.map((reply) => [reply.status, codeOf(reply)])).toEqual(
    Array(3).fill([403, 'forbidden']),
  )
  expect(done.map((reply) => reply.status)).toEqual([201, 200])
  expect((await signInWith(server, shop.account, shop.password)).status).toBe(200)
  const { items } = (await program.get('/staff')).json
  const admin = items.find((each: { id: string }) => each.id === shop.staff.id)
  expect(admin.actions).toContainEqual({
    action: 'reset_password',
    is_allowed: false,
    reason: 'forbidden',
  })
})

test('shows e-mail and account only to who may change staff', async ({ server, shop }) => {
  const staff = await aStaffMember(server, shop, { role: 'agent' })
  const person = await clientFor(server, shop, staff.id)

  const replies = {
    list: await person.get('/staff'),
    add: await person.post('/staff', aPerson(shop)),
    change: await person.patch(`/staff/${staff.id}`, { name: '王' }),
    reset: await person.post(`/staff/${shop.staff.id}/reset-password`),
  }

  expect(replies.list.json.items[0]).toMatchObject({
    name: shop.staff.name,
    role: 'admin',
    account: null,
    email: null,
    actions: expect.arrayContaining([
      { action: 'disable', is_allowed: false, reason: 'forbidden' },
    ]),
  })
  const refused = [replies.add, replies.change, replies.reset]
  expect(refused.map((reply) => reply.status)).toEqual([403, 403, 403])
})

test('does not know another merchant’s staff', async ({ server, shop }) => {
  const other = await server.newShop()
  const path = `/staff/${other.staff.id}`

  const replies = [
    await shop.console.patch(path, { name: '王' }),
    await shop.console.post(`${path}/reset-password`),
  ]

  expect(replies.map((reply) => [reply.status, codeOf(reply)])).toEqual(
    Array(2).fill([404, 'staff_not_found']),
  )
  expect((await signInWith(server, other.account, other.password)).status).toBe(200)
})
