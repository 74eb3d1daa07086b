import { expect } from 'vitest'
import { clientOf, type Server, type Shop, test } from '../../../../test/app.ts'
import { aShopOrder, aStore, shopOrder } from '../../../../test/build-till.ts'
import { example } from '../../../../test/example.ts'

function login(server: Server, body: unknown) {
  return clientOf(server, 'wixtar', '').post('/v1/auth/login', body)
}

function withToken(server: Server, shop: Shop, token: string): Shop {
  return { ...shop, wixtar: clientOf(server, 'wixtar', token) }
}

test('the authkey gives a token of the company', async ({ server, shop }) => {
  await aStore(server, shop)

  const reply = await login(server, { authkey: shop.authkey })

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('wixtar/auth-login-response'))
  expect(reply.json).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
  const till = withToken(server, shop, reply.json.access_token)
  const number = await aShopOrder(till)
  await till.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: 'A01' })
  // No person is known to have completed it, only the merchant.
  expect((await shopOrder(till, number)).modified_user).toEqual({
    id: '',
    name: shop.merchant.name,
  })
})

test('till code or account, with the password, give a token of the employee', async ({
  server,
  shop,
}) => {
  await aStore(server, shop)
  const { authkey, password } = shop

  const replies = await Promise.all([
    login(server, { authkey, id: shop.staff.code, password }),
    login(server, { authkey, id: shop.account, password }),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([200, 200])
  const till = withToken(server, shop, replies[1]?.json.access_token)
  const number = await aShopOrder(till)
  await till.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: 'A01' })
  expect((await shopOrder(till, number)).modified_user).toEqual({
    id: shop.staff.code,
    name: shop.staff.name,
  })
})

test('refuses a wrong key, a wrong password and a person of another company alike', async ({
  server,
  shop,
}) => {
  const other = await server.newShop()
  const { authkey, account, password } = shop

  const replies = await Promise.all([
    login(server, example('wixtar/auth-login-request')),
    login(server, { authkey, id: account, password: 'wrong' }),
    login(server, { authkey, id: 'nobody', password }),
    login(server, { authkey: other.authkey, id: account, password }),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([401, 401, 401, 401])
  expect(new Set(replies.map((reply) => reply.text)).size).toBe(1)
  expect(replies[0]?.headers.get('www-authenticate')).toBe('Bearer')
})

test.for([
  ['no key', () => ({}), '缺少必填欄位 授權金鑰'],
  ['a key of another type', () => ({ authkey: 1 }), '欄位格式錯誤 授權金鑰'],
  ['a code without password', (key: string) => ({ authkey: key, id: '1234' }), '缺少必填欄位 密碼'],
  [
    'a password without code',
    (key: string) => ({ authkey: key, password: 'x' }),
    '缺少必填欄位 編號',
  ],
  [
    'a member and an employee at once',
    (key: string) => ({ authkey: key, acckey: '0'.repeat(32), id: '1234', password: 'x' }),
    '會員與員工只能擇一登入',
  ],
] as const)('refuses %s', async ([, body, message], { server, shop }) => {
  const reply = await login(server, body(shop.authkey))

  expect([reply.status, reply.json]).toEqual([400, { message }])
})

test('tokens of the other faces do not open this one', async ({ server, shop }) => {
  const tokens = ['', 'nonsense', shop.shopline.token, shop.firstline.token]

  const replies = await Promise.all(
    tokens.map((token) => clientOf(server, 'wixtar', token).get('/v1/stores')),
  )

  expect(replies.map((reply) => reply.status)).toEqual([401, 401, 401, 401])
})
