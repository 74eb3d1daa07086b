import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../test/app.ts'
import { aCustomer } from '../../../test/build-customers.ts'
import { createCustomer } from './create-customer.ts'
import { type CustomerFilter, findCustomers } from './find-customers.ts'
import { loadCustomer } from './load-customer.ts'
import { updateCustomer } from './update-customer.ts'

async function found(server: Server, shop: Shop, filter: CustomerFilter): Promise<string[]> {
  const page = await findCustomers(server.db, shop.merchant.id, filter, {
    sort: 'firstline_id',
    direction: 'asc',
    limit: 10,
    offset: 0,
  })
  expect(page.total_count).toBe(page.items.length)
  return page.items.map((customer) => customer.name)
}

const on = new Date('2021-06-15')
const cases: [CustomerFilter, string[]][] = [
  [{ text: '小明', text_fields: ['name'] }, ['王小明']],
  [{ text: 'A123456789' }, ['王小明']],
  [{ email: 'MING@example.com' }, ['王小明']],
  [{ phone: '0912345678' }, ['王小明', '陳美美']],
  [{ phone_end: '678' }, ['王小明', '陳美美']],
  [{ phone_end: '999' }, []],
  [{ phone_end: '45678' }, ['王小明', '陳美美']],
  [{ phone_end: '95678' }, []],
  [{ membership_no: '8771639' }, ['王小明']],
  [{ identity_no: 'A123456789' }, ['王小明']],
  [{ birth_months: [6, 7] }, ['王小明']],
  [{ age: { from: 31, on } }, ['王小明']],
  [{ age: { from: 32, on } }, []],
  [{ age: { to: 31, on } }, ['王小明', '陳美美']],
  [{ age: { to: 30, on } }, ['陳美美']],
  [{ age: { from: 20, to: 40, on } }, ['王小明']],
  [{ age: { from: -5, to: 1e12, on } }, ['王小明', '陳美美']],
  [{ has_phone: true }, ['王小明', '陳美美']],
  [{ has_phone: false }, ['林先生']],
  [{ shares_phone: true }, ['王小明', '陳美美']],
  [{ shares_phone: false }, ['林先生']],
  [{ tag_name: 'vip' }, ['陳美美']],
  [{ firstline_ids: [] }, []],
]

test.for(cases)('finds customers by %j', async ([filter, names], { server, shop }) => {
  await aCustomer(server, shop, {
    email: 'ming@example.com',
    phone: '0912345678',
    birthday: '1990-06-15',
    membership_no: '8771639',
    identity_no: 'A123456789',
  })
  await aCustomer(server, shop, {
    name: '陳美美',
    phone: '0912345678',
    birthday: '2010-01-01',
    tags: { names: ['vip'] },
  })
  await aCustomer(server, shop, { name: '林先生' })

  expect(await found(server, shop, filter)).toEqual(names)
})

test('tags a customer by the numbers of FIRST LINE and refuses unknown ones', async ({
  server,
  shop,
}) => {
  await aCustomer(server, shop, { tags: { names: ['vip'] } })
  const tags = await server.db.read<{ firstline_id: string }>(
    { name: 'test_tag', text: 'select firstline_id from customer_tags where merchant_id = $1' },
    [shop.merchant.id],
  )
  const known = Number(tags[0]?.firstline_id)

  const tagged = await aCustomer(server, shop, { tags: { firstline_ids: [known, known] } })
  const refused = createCustomer(
    server.db,
    shop.actor,
    { name: '林先生', created_by: 'firstline', tags: { firstline_ids: [known, 2 ** 60] } },
    new Date(),
  )

  await expect(refused).rejects.toMatchObject({ code: 'customer_tag_not_found' })
  expect(await found(server, shop, { tag_firstline_ids: [known] })).toHaveLength(2)
  expect(await found(server, shop, {})).toHaveLength(2)
  await updateCustomer(
    server.db,
    shop.actor,
    { id: tagged.id },
    { tags: { firstline_ids: [] } },
    new Date(),
  )
  expect(await found(server, shop, { tag_firstline_ids: [known] })).toHaveLength(1)
})

test('knows a customer by the key of each face and refuses impossible keys', async ({
  server,
  shop,
}) => {
  const { id, firstline_id, wixtar_number } = await aCustomer(server, shop)
  const load = (key: Parameters<typeof loadCustomer>[2]) =>
    loadCustomer(server.db, shop.merchant.id, key)

  expect((await load({ firstline_id })).id).toBe(id)
  expect((await load({ wixtar_number })).id).toBe(id)
  await expect(load({ firstline_id: 1e30 })).rejects.toMatchObject({ code: 'customer_not_found' })
  await expect(load({ firstline_id: 1.5 })).rejects.toMatchObject({ code: 'customer_not_found' })
})
