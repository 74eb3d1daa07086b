import { expect } from 'vitest'
import { clientOf, type Server, type Shop, test } from '../../../../test/app.ts'
import { example } from '../../../../test/example.ts'

function nobody(server: Server) {
  return clientOf(server, 'firstline', '')
}

async function login(server: Server, shop: Shop, ttl?: unknown) {
  const body = { name: shop.account, password: shop.password, ttl }
  return nobody(server).post('/auth', body)
}

test('gives the documented token, for an hour when nothing is said', async ({ server, shop }) => {
  const reply = await login(server, shop)

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('firstline/auth-login.response'))
  expect(reply.json).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
  expect(reply.json.data.token).toBe(reply.json.access_token)
  const client = clientOf(server, 'firstline', reply.json.access_token)
  expect((await client.get('/contact')).status).toBe(200)
})

test('counts the lifetime in minutes and answers it in seconds', async ({ server, shop }) => {
  expect((await login(server, shop, 3600)).json.expires_in).toBe(216_000)
  expect((await login(server, shop, '5')).json.expires_in).toBe(300)
})

test('ends the employee’s previous token, and nobody else’s', async ({ server, shop }) => {
  const other = await server.newShop()
  const first = await login(server, shop)
  const second = await login(server, shop)

  const statuses = await Promise.all(
    [shop.firstline.token, first.json.access_token, second.json.access_token].map(
      async (token) => (await clientOf(server, 'firstline', token).get('/contact')).status,
    ),
  )

  expect(statuses).toEqual([401, 401, 200])
  expect((await other.firstline.get('/contact')).status).toBe(200)
})

test('leaves one live token when many ask at once', async ({ server, shop }) => {
  const replies = await Promise.all(Array.from({ length: 5 }, () => login(server, shop)))

  const statuses = await Promise.all(
    replies.map(
      async (reply) =>
        (await clientOf(server, 'firstline', reply.json.access_token).get('/contact')).status,
    ),
  )
  expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200])
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
})

test('refuses a wrong password and an unknown account alike', async ({ server, shop }) => {
  const client = nobody(server)

  const wrong = await client.post('/auth', { name: shop.account, password: 'wrong' })
  const unknown = await client.post('/auth', { name: 'nobody', password: shop.password })

  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect(wrong.json).toEqual({ message: 'Unauthorized' })
  expect(unknown.json).toEqual(wrong.json)
})

test.for([
  [{}, { name: ['The name field is required.'], password: ['The password field is required.'] }],
  [{ name: 1, password: 'x' }, { name: ['The name must be a string.'] }],
  [{ name: 'a', password: 'x', ttl: 0 }, { ttl: ['The ttl must be at least 1.'] }],
  [{ name: 'a', password: 'x', ttl: 1.5 }, { ttl: ['The ttl must be an integer.'] }],
  [{ name: 'a', password: 'x', ttl: 1e12 }, { ttl: [expect.stringMatching(/greater than/)] }],
] as const)('refuses %j', async ([body, errors], { server }) => {
  const reply = await nobody(server).post('/auth', body)

  expect(reply.status).toBe(422)
  expect(reply.json).toEqual({ message: 'The given data was invalid.', errors })
})

test('refreshes the token for as long as it was made for', async ({ server, shop }) => {
  const { json } = await login(server, shop, 3600)
  const client = clientOf(server, 'firstline', json.access_token)

  const reply = await client.put('/auth')

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('firstline/auth-refresh.response'), {
    // Quirk 4: both forms at once.
    extra: ['data'],
  })
  expect(reply.json.expires_in).toBe(216_000)
  expect((await client.get('/contact')).status).toBe(401)
  const renewed = clientOf(server, 'firstline', reply.json.access_token)
  expect((await renewed.post('/auth', { _method: 'put' })).status).toBe(200)
})

test('ends the token at logout', async ({ shop }) => {
  const reply = await shop.firstline.post('/auth/logout')

  expect(reply.status).toBe(200)
  expect(reply.json).toEqual(example('firstline/auth-logout.response'))
  expect((await shop.firstline.get('/contact')).json).toEqual(
    example('firstline/error-401.response'),
  )
  expect((await shop.firstline.post('/auth/logout')).status).toBe(401)
})
