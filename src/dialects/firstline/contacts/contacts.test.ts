import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aContact, aContactOrder } from '../../../../test/build-contacts.ts'
import { example } from '../../../../test/example.ts'

const request = example('firstline/contact-create.request')
const update = example('firstline/contact-update-post.request')

test('makes the documented contact and reads it with the documented keys', async ({ shop }) => {
  const made = await shop.firstline.post('/contact', request)
  const { id } = made.json.data
  const read = await shop.firstline.get(`/contact/${id}`)

  expect(made.status).toBe(201)
  expect(made.json.data).toEqual({
    id,
    name: 'Family Given',
    first_name: 'Family',
    last_name: 'Given',
    membership_no: 'R0000555',
    identity_no: 'A000000002',
    gender: 0,
    birth_at: '1990-01-01',
    profile_id: id,
    profile: { id, phones: [] },
    email_contacts: [],
    cz_cols: [],
    sponsor_id: null,
    campaign_queues: [],
    fbs: [],
    lines: [],
    tags: [],
    companies: [],
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    updated_at: made.json.data.created_at,
  })
  expect(read.json).toHaveWireShape(example('firstline/contact-get.response'))
  expect(made.json.data).toMatchObject(read.json.data)
})

test('keeps custom values, companies and tags that come with a new contact', async ({ shop }) => {
  const tag = (await shop.firstline.post('/contact-tag', { name: 'VIP' })).json.data

  const made = await shop.firstline.post('/contact', {
    ...example('firstline/contact-create-full.request'),
    tag_ids: [tag.id],
    sponsor_id: 999,
  })
  const list = await shop.firstline.get('/contact?search=Family')

  expect(made.json.data).toMatchObject({
    gender: 1,
    cz_cols: [{ id: 1, value: '19999', category_id: -1 }],
    companies: [{ id: 1, name: '' }],
    tags: [{ id: tag.id, name: 'VIP' }],
    sponsor_id: 999,
  })
  expect(list.json).toHaveWireShape(example('firstline/contact-list.response'), {
    nullable: ['data[].sponsor_id', 'data[].identity_no'],
  })
  expect(list.json.data).toEqual([made.json.data])
})

test('takes a new contact from the query, as the documented table says', async ({ shop }) => {
  const reply = await shop.firstline.post('/contact?first_name=Wang&gender=1&birth_at=20000229')

  expect(reply.json.data).toMatchObject({
    name: 'Wang',
    first_name: 'Wang',
    last_name: null,
    gender: 1,
    birth_at: '2000-02-29',
  })
})

test('changes by the documented POST with _method', async ({ shop }) => {
  const { id } = (await shop.firstline.post('/contact', request)).json.data

  const reply = await shop.firstline.post(`/contact/${id}`, update)

  expect(reply.status).toBe(200)
  expect(reply.json.data).toMatchObject({
    id,
    membership_no: 'R0000567',
    identity_no: 'A000000001',
    birth_at: '1999-09-09',
  })
})

test('replaces the tags of a contact, and SHOPLINE sees the same', async ({ shop }) => {
  const { firstline, shopline } = shop
  const { id } = (await firstline.post('/contact', request)).json.data
  const ids: number[] = []
  for (const name of ['VIP', '常客', '團購']) {
    ids.push((await firstline.post('/contact-tag', { name })).json.data.id)
  }

  const [customer] = (await shopline.get('/customers')).json.items
  const seen: string[][] = []
  const see = async () =>
    void seen.push((await shopline.get(`/customers/${customer.id}`)).json.tags.toSorted())

  const first = await firstline.put(`/contact/${id}`, { tag_ids: ids.slice(0, 2) })
  await see()
  const second = await firstline.put(`/contact/${id}`, { tag_ids: [ids[2], ids[2]] })
  await see()
  const kept = await firstline.put(`/contact/${id}`, { gender: 1 })
  await see()
  const none = await firstline.put(`/contact/${id}`, { tag_ids: [] })
  await see()
  const unknown = await firstline.put(`/contact/${id}`, { tag_ids: [987_654] })

  const tagsOf = (reply: typeof first) =>
    reply.json.data.tags.map((tag: { name: string }) => tag.name)
  expect([first, second, kept, none].map(tagsOf)).toEqual([['VIP', '常客'], ['團購'], ['團購'], []])
  expect(seen).toEqual([['VIP', '常客'], ['團購'], ['團購'], []])
  expect(unknown.status).toBe(422)
  expect(Object.keys(unknown.json.errors)).toEqual(['tag_ids'])
})

test('shows a name that came whole as the family name, and splits it when told', async ({
  server,
  shop,
}) => {
  const contact = await aContact(server, shop, {
    name: '王小明',
    phone: '0912345678',
    email: 'ming@example.com',
  })
  const path = `/contact/${contact.firstline_id}`
  const number = contact.firstline_id

  const before = await shop.firstline.get(path)
  const after = await shop.firstline.put(path, { first_name: '王', last_name: '小明' })

  expect(before.json.data).toMatchObject({
    name: '王小明',
    first_name: '王小明',
    last_name: null,
    profile: {
      id: number,
      phones: [
        {
          id: number,
          type: 2,
          extension: null,
          number: '0912345678',
          description: null,
          profile_id: number,
          phone_contact: {
            id: number,
            contact_id: number,
            phone_number_id: number,
            is_visible: true,
          },
        },
      ],
    },
    email_contacts: [
      {
        id: number,
        address: 'ming@example.com',
        contact_id: number,
        draft: null,
        name: null,
        description: null,
      },
    ],
  })
  expect(after.json.data).toMatchObject({ name: '王 小明', first_name: '王', last_name: '小明' })
  const order = await aContactOrder(server, shop, { contact_id: number })
  const [seen] = (await shop.shopline.get('/orders')).json.items
  expect(seen).toMatchObject({ order_number: order.order_number, customer_name: '王小明' })
})

test('deletes a contact, whose orders stay', async ({ server, shop }) => {
  const { firstline_id: contact_id } = await aContact(server, shop)
  const order = await aContactOrder(server, shop, { contact_id })

  const deleted = await shop.firstline.delete(`/contact/${contact_id}`)

  expect(deleted.status).toBe(204)
  expect((await shop.firstline.get(`/contact/${contact_id}`)).status).toBe(404)
  expect((await shop.firstline.delete(`/contact/${contact_id}`)).status).toBe(404)
  expect((await shop.firstline.get(`/contact-order/${order.id}`)).json.data).toEqual(order)
})

test.for([
  ['first_name', undefined],
  ['first_name', ''],
  ['first_name', 'x'.repeat(256)],
  ['gender', 2],
  ['gender', 'male'],
  ['birth_at', '1990-02-30'],
  ['birth_at', 19900101],
  ['tag_ids', [987_654_321]],
  ['tag_ids', [1e300]],
  ['tag_ids', { a: 1 }],
  ['sponsor_id', -1],
  ['membership_no', { no: 1 }],
] as const)('refuses a wrong %s and stores nothing (case %#)', async ([name, value], { shop }) => {
  const reply = await shop.firstline.post('/contact', { ...request, [name]: value })

  expect(reply.status).toBe(422)
  expect(Object.keys(reply.json.errors)[0]?.split('.')[0]).toBe(name)
  expect((await shop.firstline.get('/contact')).json.meta.total).toBe(0)
})

test('words two faults as the documented error does', async ({ shop }) => {
  const reply = await shop.firstline.post('/contact', { gender: 5 })

  expect(reply.json).toEqual(example('firstline/error-422.response'))
})

test('knows no contact of another merchant', async ({ server, shop }) => {
  const other = await server.newShop()
  const { firstline_id: id } = await aContact(server, other)

  const replies = await Promise.all([
    shop.firstline.get(`/contact/${id}`),
    shop.firstline.put(`/contact/${id}`, { first_name: 'x' }),
    shop.firstline.delete(`/contact/${id}`),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404])
  expect((await shop.firstline.get('/contact')).json.data).toEqual([])
})
