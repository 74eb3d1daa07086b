import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aStore } from '../../../../test/build-till.ts'

// The fields of spec/wixtar/basic.md; no sample of this answer is in our copy.
const documentedKeys = [
  'id',
  'name',
  'translate_name',
  'type',
  'phone',
  'fax',
  'profile',
  'business_hours',
  'can_use_receipt',
  'location',
  'support_phone',
  'purchase_type',
  'company',
  'image_url',
  'enable_quickclick',
  'enable_uber_eats',
  'enable_foodpanda',
  'enable_app',
  'mstore_use_version',
  'mobile_report_url',
  'enable_store_marketing',
  'enable_ordering_system',
  'enable_business_analysis',
  'enable_store_management',
  'enable_ticket_redeem_management',
]

test('lists the stores with every documented key, and never the authkey', async ({
  server,
  shop,
}) => {
  const other = await server.newShop()
  await Promise.all([aStore(server, shop), aStore(server, other, { code: 'C03' })])

  const reply = await shop.wixtar.get('/v1/stores?language=en')

  expect(reply.status).toBe(200)
  expect(Object.keys(reply.json)).toEqual(['stores'])
  expect(Object.keys(reply.json.stores[0])).toEqual(documentedKeys)
  expect(reply.json.stores).toMatchObject([
    {
      id: 'A01',
      name: '台南店',
      translate_name: 'Tainan',
      phone: '062001234',
      company: shop.merchant.company_code,
      location: { address: '台南市東區測試路1號' },
    },
    { id: 'WEB01', name: '網路商店', translate_name: 'Online store' },
  ])
  expect(reply.text).not.toContain(shop.authkey)
})

test('narrows by city and by any of several districts', async ({ server, shop }) => {
  await aStore(server, shop)
  await aStore(server, shop, { code: 'B02', address: '台南市北區測試路2號' })
  await aStore(server, shop, { code: 'C03', address: '高雄市三民區測試路3號' })
  const codes = async (query: string) => {
    const { json } = await shop.wixtar.get(`/v1/stores?${new URLSearchParams(query)}`)
    return json.stores.map((store: { id: string }) => store.id)
  }

  expect(await codes('city=台南市')).toEqual(['A01', 'B02'])
  expect(await codes('districts=[北區,三民區]')).toEqual(['B02', 'C03'])
  expect(await codes('city=台南市&districts=北區')).toEqual(['B02'])
})
