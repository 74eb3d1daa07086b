import { expect } from 'vitest'
import { clientOf, type Server, type Shop, test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-orders.ts'

const login = (server: Server, shop: Shop, acckey: string) =>
  clientOf(server, 'wixtar', '').post('/v1/auth/login', { authkey: shop.authkey, acckey })

test('tells a member’s key, the same each time, and logs the member in', async ({
  server,
  shop,
}) => {
  const customer = await aCustomer(server, shop, { phone: '0912345678' })

  const byNumber = await shop.wixtar.get(
    `/v1/member/key?vip_id=${customer.wixtar_number}&type=KIOSK`,
  )
  const byPhone = await shop.wixtar.get('/v1/member/key?phone_number=0912345678&type=KIOSK')
  const token = await login(server, shop, byNumber.json.acckey)

  expect(byNumber.json).toEqual({ acckey: expect.stringMatching(/^[0-9a-z]{32}$/) })
  expect(byPhone.json).toEqual(byNumber.json)
  const member = clientOf(server, 'wixtar', token.json.access_token)
  expect((await member.get('/v1/tickets_usage_records')).json).toEqual({ tickets: [] })
})

test('a member reads what is theirs and nothing else', async ({ server, shop }) => {
  const customer = await aCustomer(server, shop)
  const { json } = await shop.wixtar.get(`/v1/member/key?vip_id=${customer.wixtar_number}`)
  const token = (await login(server, shop, json.acckey)).json.access_token
  const member = clientOf(server, 'wixtar', token)

  const replies = await Promise.all([
    member.get('/v1/stores'),
    member.get('/v1/basic/points_rules'),
    member.get('/v1/user/members?type=PHONE_NUMBER&id=678'),
    member.get('/v1/shop_order?store_id=WEB01'),
    member.get(`/v1/member/key?vip_id=${customer.wixtar_number}`),
    member.patch('/v1/ticket/redemption', {}),
    member.get('/v2/product'),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([200, 200, 403, 403, 403, 403, 403])
})

test('knows no key of another merchant and no unknown member', async ({ server, shop }) => {
  const other = await server.newShop()
  await aCustomer(server, other)
  const foreign = await aCustomer(server, other, { phone: '0987654321' })
  const { json } = await other.wixtar.get(`/v1/member/key?vip_id=${foreign.wixtar_number}`)

  const replies = await Promise.all([
    login(server, shop, json.acckey),
    login(server, shop, 'x'.repeat(32)),
    shop.wixtar.get(`/v1/member/key?vip_id=${foreign.wixtar_number}`),
    shop.wixtar.get('/v1/member/key?phone_number=0987654321'),
    shop.wixtar.get('/v1/member/key?type=KIOSK'),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([401, 401, 404, 404, 400])
})
