import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aBalance, aCustomer } from '../../../../test/build-orders.ts'
import { example } from '../../../../test/example.ts'

test('finds a member by the whole number, with every documented key', async ({ server, shop }) => {
  const customer = await aCustomer(server, shop, { phone: '0912345678' })
  await aCustomer(server, shop, { phone: '0987654678' })
  await aBalance(server, shop, customer, 'points', 105)

  const reply = await shop.wixtar.get(`/v1/user/members?type=VIP_ID&id=${customer.wixtar_number}`)

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('wixtar/members-list'))
  expect(Object.keys(reply.json.members[0])).toEqual(
    Object.keys(example('wixtar/members-list').members[0]),
  )
  expect(reply.json.members).toMatchObject([
    {
      id: customer.wixtar_number,
      name: '林怡君',
      mobile: '0912345678',
      points: '105',
      points_exchanged_amount: 10,
      sex: 'Unknown',
      is_blacklist: false,
    },
  ])
})

test('finds members by the last three digits of their phone, newest first', async ({
  server,
  shop,
}) => {
  const other = await server.newShop()
  const first = await aCustomer(server, shop, { phone: '0912345678' })
  await aCustomer(server, shop, { phone: '0967812345' })
  const last = await aCustomer(server, shop, { phone: '0987654678' })
  await aCustomer(server, other, { phone: '0912345678' })

  const { json } = await shop.wixtar.get('/v1/user/members?type=phone_number&id=678')

  expect(json.members.map((member: { id: string }) => member.id)).toEqual([
    last.wixtar_number,
    first.wixtar_number,
  ])
})

test('a number that nobody has finds nobody', async ({ server, shop }) => {
  const other = await server.newShop()
  await aCustomer(server, other)
  await aCustomer(server, other)
  const foreign = await aCustomer(server, other)

  const { json } = await shop.wixtar.get(`/v1/user/members?type=VIP_ID&id=${foreign.wixtar_number}`)

  expect(json).toEqual({ members: [] })
})

test.for([
  ['', '缺少必填欄位 類型'],
  ['?type=VIP_ID', '缺少必填欄位 編號'],
  ['?type=NAME&id=1', '欄位格式錯誤 類型'],
  ['?type=PHONE_NUMBER&id=78', '請輸入手機號碼末三碼'],
  ['?type=PHONE_NUMBER&id=%25%25%25', '請輸入手機號碼末三碼'],
] as const)('refuses "%s"', async ([query, message], { shop }) => {
  const reply = await shop.wixtar.get(`/v1/user/members${query}`)

  expect([reply.status, reply.json]).toEqual([400, { message }])
})
