import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aDeliveryOption, aPaymentMethod } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'
import { createStaff } from '../../../core/merchants/create-merchant.ts'
import { createStore } from '../../../core/merchants/create-store.ts'

function aBranch(server: Server, shop: Shop) {
  return createStore(
    server.db,
    shop.actor,
    {
      code: '0001',
      name: '台北店',
      name_translations: { 'zh-hant': '台北店', en: 'Taipei' },
      phone: '02-12345678',
      address: '台北市中山區一段1號',
      registers: [],
      shifts: [],
    },
    new Date(),
  )
}

test('tells whose token it is', async ({ shop }) => {
  const reply = await shop.shopline.get('/token/info')

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/get-token-info.response'), {
    nullable: ['user'],
  })
  expect(reply.json.staff._id).toBe(shop.staff.id)
  expect(reply.json.staff.merchant_ids).toEqual([shop.merchant.id])
  expect(reply.json.merchant).toEqual({
    _id: shop.merchant.id,
    email: 'merchant@example.com',
    handle: shop.merchant.handle,
    name: '測試商店',
  })
})

test('lists the delivery options and reads one', async ({ server, shop }) => {
  const id = await aDeliveryOption(server, shop, {
    region_type: 'tw_tcat_roomtemp',
    fee_minor: 13_000,
  })

  const list = await shop.shopline.get('/delivery_options')
  const one = await shop.shopline.get(`/delivery_options/${id}`)

  expect(list.json).toHaveWireShape(example('shopline/get-delivery-options.response'), {
    open: ['items[].name_translations', 'items[].description_translations'],
  })
  expect(list.json.pagination.total_count).toBe(1)
  expect(list.json.items[0]).toEqual(one.json)
  expect(one.json).toHaveWireShape(example('shopline/get-delivery-option.response'), {
    open: ['name_translations', 'description_translations'],
  })
  expect(one.json.delivery_rates).toEqual([
    {
      countries: ['*'],
      rate_limit: -1,
      fee: {
        cents: 130,
        currency_symbol: 'NT$',
        currency_iso: 'TWD',
        label: 'NT$130',
        dollars: 130,
      },
    },
  ])
})

test('lists the payments and reads one', async ({ server, shop }) => {
  const first = await aPaymentMethod(server, shop)
  const second = await aPaymentMethod(server, shop, { type: 'bank_transfer' })

  const list = await shop.shopline.get('/payments?sort_by=asc&order_by=created_at')
  const one = await shop.shopline.get(`/payments/${first}`)

  expect(list.json).toHaveWireShape(example('shopline/get-payments.response'), {
    open: ['items[].name_translations', 'items[].instructions_translations'],
  })
  expect(list.json.items.map((item: { id: string }) => item.id)).toEqual([first, second])
  expect(one.json).toEqual(list.json.items[0])
  expect(one.json.type).toBe('cash_on_delivery')
  const future = await shop.shopline.get('/payments?updated_after=2999-01-01')
  expect(future.json.items).toEqual([])
  const newest = await shop.shopline.get('/payments?per_page=1')
  expect(newest.json.items[0].id).toBe(second)
  expect(newest.json.pagination.total_pages).toBe(2)
})

test('lists the merchant of the token and reads it', async ({ shop }) => {
  const nullable = ['staff_id', 'brand_home_url']

  const list = await shop.shopline.get('/merchants')
  const one = await shop.shopline.get(`/merchants/${shop.merchant.id}`)

  expect(list.json).toHaveWireShape(example('shopline/get-merchants.response'), {
    nullable: nullable.map((key) => `items[].${key}`),
  })
  expect(one.json).toHaveWireShape(example('shopline/get-merchant.response'), { nullable })
  expect(one.json).toMatchObject({
    id: shop.merchant.id,
    handle: shop.merchant.handle,
    base_country_code: 'TW',
    base_currency_code: 'TWD',
    staff_id: shop.staff.id,
  })
  const more = await shop.shopline.get(
    `/merchants/${shop.merchant.id}?include_fields[]=admin_status`,
  )
  expect(more.json.admin_status).toBe('normal')
})

test('lists the stores as channels and reads one', async ({ server, shop }) => {
  const branch = await aBranch(server, shop)

  const list = await shop.shopline.get('/channels?platform=pos')
  const one = await shop.shopline.get(`/channels/${branch.id}`)

  expect(list.json).toHaveWireShape(example('shopline/get-channels.response'), {
    open: ['items[].name', 'items[].address'],
    nullable: ['items[].identifier'],
  })
  expect(list.json.items).toEqual([one.json])
  expect(one.json).toMatchObject({
    name: { 'zh-hant': '台北店', en: 'Taipei' },
    platform: 'pos',
    merchant_id: shop.merchant.id,
    default_warehouse_id: branch.warehouse_id,
    identifier: '0001',
    phones: { main: '02-12345678' },
  })
  const all = await shop.shopline.get('/channels?platforms=online&platforms=pos')
  expect(all.json.pagination.total_count).toBe(2)
  const shopee = await shop.shopline.get('/channels?platform=Shopee')
  expect(shopee.json.items).toEqual([])
  const logo = await shop.shopline.get('/channels?fields=items.mobile_logo_media_url')
  expect(Object.keys(logo.json.items[0])).toEqual(['id', 'mobile_logo_media_url'])
})

test('lists the warehouses, by page and by cursor', async ({ server, shop }) => {
  const branch = await aBranch(server, shop)

  const list = await shop.shopline.get('/warehouses')

  expect(list.json).toHaveWireShape(example('shopline/get-warehouses.response'))
  expect(list.json.items).toEqual([
    { id: expect.any(String), name: '預設倉庫', status: 'active' },
    { id: branch.warehouse_id, name: '台北店倉', status: 'active' },
  ])
  const rest = await shop.shopline.get(`/warehouses?previous_id=${list.json.items[0].id}`)
  expect(rest.json.items).toEqual([list.json.items[1]])
  const second = await shop.shopline.get('/warehouses?per_page=1&page=2')
  expect(second.json.items).toEqual([list.json.items[1]])
})

test('lists the staff and reads one', async ({ shop }) => {
  const list = await shop.shopline.get('/staffs')
  const one = await shop.shopline.get(`/staffs/${shop.staff.id}`)

  expect(list.json).toEqual({ items: [one.json] })
  expect(one.json).toHaveWireShape(example('shopline/get-staff.response'), {
    nullable: ['user_id'],
  })
  expect(one.json.owned_merchants[0].id).toBe(shop.merchant.id)
  expect(one.text).not.toContain('password')
})

test('lists the agents and reads one', async ({ server, shop }) => {
  const clerk = await createStaff(
    server.db,
    shop.merchant.id,
    {
      account: `clerk-${shop.merchant.handle}`,
      password_hash: shop.password_hash,
      name: '陳店員',
      email: 'clerk@example.com',
      code: '5678',
      role: 'agent',
      phone: '0912345678',
    },
    new Date(),
  )

  const list = await shop.shopline.get('/agents?sort_by=asc')
  const one = await shop.shopline.get(`/agents/${clerk.id}`)

  expect(list.json).toHaveWireShape(example('shopline/get-agents.response'), {
    nullable: ['items[].email', 'items[].phone'],
  })
  expect(list.json.items.map((item: { id: string }) => item.id)).toEqual([shop.staff.id, clerk.id])
  expect(one.json).toEqual({
    id: clerk.id,
    name: '陳店員',
    email: 'clerk@example.com',
    phone: '0912345678',
    is_working: true,
  })
  const stores = await shop.shopline.get(`/agents/${clerk.id}?fields[]=channel_ids`)
  expect(stores.json).toEqual({ id: clerk.id, channel_ids: [] })
  const tooMany = await shop.shopline.get(`/agents?channel_ids[]=${'a,'.repeat(11)}`)
  expect(tooMany.status).toBe(422)
})

test('does not know what belongs to another merchant', async ({ server, shop }) => {
  const other = await server.newShop()
  const paths = [
    [`/delivery_options/${await aDeliveryOption(server, other)}`, 'Delivery option not found'],
    [`/payments/${await aPaymentMethod(server, other)}`, 'Payment method not found'],
    [`/merchants/${other.merchant.id}`, 'Merchant not found'],
    [`/channels/${(await aBranch(server, other)).id}`, 'Channel not found'],
    [`/staffs/${other.staff.id}`, 'Staff not found'],
    [`/agents/${other.staff.id}`, 'Staff not found'],
  ] as const

  const replies = await Promise.all(paths.map(([path]) => shop.shopline.get(path)))

  expect(replies.map((reply) => [reply.status, reply.json])).toEqual(
    paths.map(([, message]) => [404, { message, code: 'NotFound', extras: {} }]),
  )
})

test.for([
  '/delivery_options?page=0',
  '/payments?order_by=name',
  '/payments?updated_after=yesterday',
  '/channels?platform=moon',
  '/warehouses?per_page=1000',
  '/agents?sort_by=up',
])('refuses GET %s', async (path, { shop }) => {
  const reply = await shop.shopline.get(path)
  expect(reply.status).toBe(422)
  expect(reply.json.code).toBe('UnprocessableEntity')
})
