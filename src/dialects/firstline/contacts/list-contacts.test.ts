import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { aContact } from '../../../../test/build-contacts.ts'

/** Four contacts that differ in everything a filter may ask for. */
async function fourContacts(shop: Shop): Promise<{ vip: number; regular: number }> {
  const { firstline } = shop
  const tagIds: number[] = []
  for (const name of ['VIP', '常客']) {
    tagIds.push((await firstline.post('/contact-tag', { name })).json.data.id)
  }
  const [vip, regular] = tagIds as [number, number]
  const year = new Date().getUTCFullYear()
  const people = [
    { first_name: '王', last_name: '小明', birth_at: `${year - 30}-01-01`, tag_ids: [vip] },
    {
      first_name: '李',
      last_name: '小美',
      birth_at: `${year - 50}-01-01`,
      tag_ids: [vip, regular],
      membership_no: '123456',
      company_ids: [1, 2],
    },
    { first_name: 'John', last_name: 'Smith', identity_no: 'A123456789', sponsor_id: 999 },
    { first_name: '陳', birth_at: `${year - 11}-02-01`, tag_ids: [regular], company_ids: [3] },
  ]
  for (const person of people) await firstline.post('/contact', person)
  return { vip, regular }
}

async function names(shop: Shop, query: string): Promise<string> {
  const reply = await shop.firstline.get(`/contact?${query}`)
  expect(reply.status).toBe(200)
  return reply.json.data.map((contact: { first_name: string }) => contact.first_name).join(' ')
}

test.for([
  ['', '王 李 John 陳'],
  [`search=${encodeURIComponent('小')}`, '王 李'],
  ['search=john', 'John'],
  ['search=%2A', ''],
  ['birth_months=1', '王 李'],
  ['birth_months=1,2', '王 李 陳'],
  ['birth_months[]=2&birth_months[]=3', '陳'],
  ['birth_months=2&birth_months=3', '陳'],
  ['membership_no=123456', '李'],
  ['sponsor_id=999', 'John'],
  ['company_ids=1,3', '李 陳'],
  ['company_ids=4', ''],
  ['identity_no=A123456789', 'John'],
  ['age__start=30', '王 李'],
  ['age__start=10&age__end=30', '王 陳'],
  ['age__end=11', '陳'],
  ['phone_number=0912345678', ''],
  ['has_number=1', ''],
  ['has_number=0', '王 李 John 陳'],
  ['has_duplicate_number=1', ''],
  ['has_duplicate_number=0', '王 李 John 陳'],
  ['has_fb_optin=1', ''],
  ['has_fb_optin=0', '王 李 John 陳'],
  ['has_valid_fb_optin=1', ''],
  ['has_disturb=1', ''],
  ['has_disturb=0', '王 李 John 陳'],
  ['created_at__start=2999-01-01', ''],
  ['created_at__end=2999-01-01', '王 李 John 陳'],
  ['line_uid=U1&sort=name', '王 李 John 陳'],
  ['tag_ids=&search=', '王 李 John 陳'],
] as const)('narrows by %s', async ([query, found], { shop }) => {
  await fourContacts(shop)

  expect(await names(shop, query)).toBe(found)
})

test('finds who carries any of the tags', async ({ shop }) => {
  const { vip, regular } = await fourContacts(shop)

  expect(await names(shop, `tag_ids=${vip}`)).toBe('王 李')
  expect(await names(shop, `tag_ids=${vip},${regular}`)).toBe('王 李 陳')
  expect(await names(shop, `tag_ids[]=${vip}&tag_ids[]=${regular}&per_page=2&page=2`)).toBe('陳')
})

test('finds by phone, and who shares one', async ({ server, shop }) => {
  await aContact(server, shop, { name: '甲', phone: '0912345678' })
  await aContact(server, shop, { name: '乙', phone: '0912345678' })
  await aContact(server, shop, { name: '丙', phone: '0287654321' })
  await aContact(server, shop, { name: '丁' })

  expect(await names(shop, 'phone_number=0912345678')).toBe('甲 乙')
  expect(await names(shop, 'has_number=1')).toBe('甲 乙 丙')
  expect(await names(shop, 'has_number=0')).toBe('丁')
  expect(await names(shop, 'has_duplicate_number=1')).toBe('甲 乙')
  expect(await names(shop, 'has_duplicate_number=0')).toBe('丙 丁')
})

test.for(['birth_months=13', 'age__start=old', 'has_number=2', 'tag_ids=a,b', 'created_at__end=x'])(
  'refuses %s',
  async (query, { shop }) => {
    const reply = await shop.firstline.get(`/contact?${query}`)

    expect(reply.status).toBe(422)
    expect(Object.keys(reply.json.errors)[0]).toMatch(new RegExp(`^${query.split('=')[0]}`))
  },
)
