import { expect } from 'vitest'
import { test, type WireReply } from '../../../test/app.ts'
import { aContactOrder } from '../../../test/build-contacts.ts'
import { aCustomer } from '../../../test/build-customers.ts'
import { aBalance, aCounter, aShoplineOrder } from '../../../test/build-orders.ts'
import { eventKindsOf } from '../../../test/build-products.ts'
import { aClerk } from '../../../test/build-sessions.ts'

const problem = (reply: WireReply) => [reply.status, JSON.parse(reply.text).code]
const namesOf = (page: { items: { name: string }[] }) => page.items.map((item) => item.name)

test('finds customers by name, phone, e-mail and number', async ({ server, shop }) => {
  const wanted = await aCustomer(server, shop, {
    name: '周宜庭',
    phone: '0933-123-456',
    email: 'yi@example.com',
    membership_no: 'VIP-0042',
  })
  await aCustomer(server, shop, { name: '陳大文', phone: '0955666777' })

  for (const text of [
    '宜庭',
    '0933123456',
    '+886933123456',
    '123-456',
    'yi@example',
    wanted.wixtar_number,
    'VIP-0042',
  ]) {
    const { json } = await shop.console.get(`/customers?q=${encodeURIComponent(text)}`)
    expect(namesOf(json), text).toEqual(['周宜庭'])
  }
  expect((await shop.console.get('/customers?q=%F0%9F%99%82')).json.items).toEqual([])
})

test('shows in a list what staff look for', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await aShoplineOrder(shop, counter)
  await aBalance(server, shop, counter.customer, 'points', 30)
  await shop.console.put(`/customers/${counter.customer.id}/tags`, { tags: ['熟客'] })

  const { json } = await shop.console.get('/customers')

  expect(json).toEqual({
    items: [
      {
        id: counter.customer.id,
        name: '林怡君',
        phone: '0912345678',
        email: counter.customer.email,
        wixtar_number: counter.customer.wixtar_number,
        membership_no: null,
        is_member: false,
        is_blacklisted: false,
        tags: ['熟客'],
        order_count: 1,
        order_total_minor: 99_900,
        credits_minor: 0,
        points: 30,
        created_at: expect.any(String),
        updated_at: expect.any(String),
      },
    ],
    next: null,
    previous: null,
  })
})

test('narrows by tags, membership and the day of the first record', async ({ server, shop }) => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n))
  await aCustomer(server, shop, { name: '甲', tags: { names: ['VIP'] } }, day(1))
  await aCustomer(server, shop, { name: '乙', registered_at: day(2) }, day(2))
  await aCustomer(server, shop, { name: '丙', tags: { names: ['熟客'] } }, day(3))
  const found = async (query: string) =>
    namesOf((await shop.console.get(`/customers?${query}`)).json)

  expect(await found('tag=VIP')).toEqual(['甲'])
  expect(await found('tag=VIP&tag=熟客')).toEqual(['丙', '甲'])
  expect(await found('is_member=true')).toEqual(['乙'])
  expect(await found('created_from=2026-01-02T00:00:00Z&created_to=2026-01-03T00:00:00Z')).toEqual([
    '丙',
    '乙',
  ])
  // Midnight in Taipei is four in the afternoon of the day before.
  expect(await found('created_from=2026-01-02&created_to=2026-01-02')).toEqual(['乙'])
  expect(await found('sort=created_at')).toEqual(['甲', '乙', '丙'])
})

test('pages forth and back by cursor', async ({ server, shop }) => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n))
  for (const n of [1, 2, 3, 4, 5]) await aCustomer(server, shop, { name: `第${n}位` }, day(n))
  const read = async (query: string) => (await shop.console.get(`/customers?limit=2${query}`)).json

  const first = await read('')
  const second = await read(`&after=${first.next}`)
  const third = await read(`&after=${second.next}`)
  const back = await read(`&before=${third.previous}`)
  const start = await read(`&before=${back.previous}`)

  expect([first, second, third, back, start].map(namesOf)).toEqual([
    ['第5位', '第4位'],
    ['第3位', '第2位'],
    ['第1位'],
    ['第3位', '第2位'],
    ['第5位', '第4位'],
  ])
  expect([first.previous, third.next, start.previous]).toEqual([null, null, null])
  expect((await read('&after=nobody')).items).toEqual([])
})

test('shows one person with all faces’ numbers, figures and balances', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const { customer } = counter
  await aShoplineOrder(shop, counter)
  await aContactOrder(server, shop, {
    contact_id: customer.firstline_id,
    total_price: '500.00',
    order_source: 'line',
  })
  await aBalance(server, shop, customer, 'credits', 10_000)
  const expires_at = new Date(Date.now() + 86_400_000).toISOString()
  await shop.console.post(`/customers/${customer.id}/points`, {
    amount: 50,
    reason: '生日禮',
    expires_at,
  })

  const { json } = await shop.console.get(`/customers/${customer.id}`)

  expect(json).toMatchObject({
    name: '林怡君',
    phone: '0912345678',
    identities: [
      { kind: 'shopline_id', value: customer.id },
      { kind: 'firstline_contact', value: String(customer.firstline_id) },
      { kind: 'wixtar_member', value: customer.wixtar_number },
    ],
    orders: {
      order_count: 2,
      cancelled_count: 0,
      by_face: [
        { face: 'firstline', order_count: 1 },
        { face: 'shopline', order_count: 1, order_total_minor: 99_900 },
      ],
    },
    credits: { balance_minor: 10_000, next_expiry: null },
    points: { balance: 50, next_expiry: { expires_at, amount: 50 } },
    version: 1,
  })
  expect(json.actions).toContainEqual({ action: 'update', is_allowed: true, reason: null })
})

test('lists the orders of all faces in one row each', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const web = await aShoplineOrder(shop, counter)
  await aContactOrder(server, shop, {
    contact_id: counter.customer.firstline_id,
    order_number: 'LINE-1',
  })
  await aContactOrder(server, shop)
  const path = `/customers/${counter.customer.id}/orders`

  const all = (await shop.console.get(path)).json
  const first = (await shop.console.get(`${path}?limit=1`)).json
  const second = (await shop.console.get(`${path}?limit=1&after=${first.next}`)).json

  const numbers = (page: typeof all) =>
    page.items.map((each: { order_number: string }) => each.order_number)
  expect(numbers(all)).toHaveLength(2)
  expect(numbers(all)).toEqual(expect.arrayContaining(['LINE-1', web.order_number]))
  expect([...numbers(first), ...numbers(second)]).toEqual(numbers(all))
  expect(all.items.find((each: { origin: string }) => each.origin === 'shopline')).toMatchObject({
    id: web.id,
    total_minor: 99_900,
    titles: ['無線藍牙耳機'],
    line_count: 1,
    order_state: 'pending',
    store: { name: expect.any(String) },
  })
})

test('changes a person, in every face, and keeps the other numbers', async ({ server, shop }) => {
  const customer = await aCustomer(server, shop, {
    name: '王小明',
    phone: '0912000111',
    details: { phones: ['0223456789', '0912000111'] },
  })

  const reply = await shop.console.patch(`/customers/${customer.id}`, {
    name: '王大明',
    phone: '0912000222',
    memo: '喜歡到店取貨',
    birthday: '1990-05-01',
    gender: 'male',
    is_blacklisted: true,
  })

  expect(reply.status).toBe(200)
  expect(reply.json).toMatchObject({
    name: '王大明',
    phone: '0912000222',
    other_phones: ['0223456789'],
    memo: '喜歡到店取貨',
    birthday: '1990-05-01',
    is_blacklisted: true,
    version: 2,
  })
  const web = (await shop.shopline.get(`/customers/${customer.id}`)).json
  expect(web).toMatchObject({
    name: '王大明',
    phone: '0912000222',
    phones: ['0223456789', '0912000222'],
    memo: '喜歡到店取貨',
  })
  const found = await shop.console.get('/customers?q=0912000222')
  expect(namesOf(found.json)).toEqual(['王大明'])
  expect(await eventKindsOf(server, shop)).toContain('customer.updated')
})

test('refuses a change of what somebody else has changed meanwhile', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)
  const change = (version: number, memo: string) =>
    shop.console.request('PATCH', `/customers/${id}`, { memo }, { 'if-match': `"${version}"` })

  const replies = await Promise.all([change(1, '一'), change(1, '二')])
  const tags = await shop.console.request(
    'PUT',
    `/customers/${id}/tags`,
    { tags: ['VIP'] },
    { 'if-match': '"1"' },
  )

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409])
  expect(problem(tags)).toEqual([409, 'customer_changed_meanwhile'])
  expect((await shop.console.get(`/customers/${id}`)).json).toMatchObject({ version: 2, tags: [] })
})

test('refuses an e-mail that is another’s, and what is no e-mail, day or name', async ({
  server,
  shop,
}) => {
  await aCustomer(server, shop, { email: 'taken@example.com' })
  const { id } = await aCustomer(server, shop)
  const patch = (body: object) => shop.console.patch(`/customers/${id}`, body)

  expect(problem(await patch({ email: 'TAKEN@example.com' }))).toEqual([
    409,
    'customer_email_taken',
  ])
  expect((await patch({ email: 'nobody' })).status).toBe(422)
  expect((await patch({ birthday: '2026-02-30' })).status).toBe(422)
  expect((await patch({ name: ' ' })).status).toBe(422)
  expect((await patch({ phone: '打給我' })).status).toBe(422)
  expect((await shop.console.get(`/customers/${id}`)).json.version).toBe(1)
})

test('makes a customer that every face knows', async ({ shop }) => {
  const reply = await shop.console.post('/customers', {
    name: '張淑芬',
    phone: '0966111222',
    tags: ['門市'],
    is_member: true,
  })
  const again = await shop.console.post('/customers', { name: '張', email: 'bad' })

  expect(reply.status).toBe(201)
  expect(reply.json).toMatchObject({ name: '張淑芬', tags: ['門市'], is_member: true })
  expect((await shop.shopline.get(`/customers/${reply.json.id}`)).json.name).toBe('張淑芬')
  expect(again.status).toBe(422)
  expect((await shop.console.get('/customer-tags?q=門')).json).toEqual({ items: ['門市'] })
})

test('names those who may be the same person, with the evidence', async ({ server, shop }) => {
  const address = { city: '台北市', address_1: '市府路45號' }
  const customer = await aCustomer(server, shop, {
    name: '黃雅婷',
    phone: '0912345678',
    email: 'ya@example.com',
    delivery_addresses: [address],
  })
  await aCustomer(server, shop, {
    name: '雅婷',
    phone: '+886 912-345-678',
    email: 'YA@example.com',
  })
  await aCustomer(server, shop, {
    name: '黃雅婷',
    delivery_addresses: [{ ...address, city: '臺北市' }],
  })
  await aCustomer(server, shop, { name: '黃雅琪', phone: '0912345677' })

  const { json } = await shop.console.get(`/customers/${customer.id}/merge-candidates`)

  expect(json.items).toMatchObject([
    {
      customer: { name: '雅婷' },
      likeness: 'strong',
      evidence: [
        { kind: 'email', value: 'YA@example.com' },
        { kind: 'phone', value: '+886 912-345-678' },
      ],
    },
    {
      customer: { name: '黃雅婷' },
      likeness: 'likely',
      evidence: [{ kind: 'name_and_address', value: '臺北市市府路45號' }],
    },
  ])
})

test('lets an agent change customers and a sponsor not even see them', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)
  const [agent, sponsor] = await Promise.all([
    aClerk(server, shop, 'agent'),
    aClerk(server, shop, 'sponsor'),
  ])

  expect((await agent.patch(`/customers/${id}`, { memo: '好' })).status).toBe(200)
  expect((await sponsor.get(`/customers/${id}`)).status).toBe(403)
  expect((await sponsor.get('/customers')).status).toBe(403)
  expect((await sponsor.post(`/customers/${id}/points`, { amount: 1, reason: 'x' })).status).toBe(
    403,
  )
})

test('knows nothing of another merchant’s customers', async ({ server, shop }) => {
  const other = await server.newShop()
  const theirs = await aCustomer(server, other, { name: '別家客人', phone: '0912345678' })
  const own = await aCustomer(server, shop, { name: '別家客人', phone: '0912345678' })

  const reads = ['', '/orders', '/ledgers?ledger=points', '/merge-candidates']
  for (const path of reads) {
    const reply = await shop.console.get(`/customers/${theirs.id}${path}`)
    expect(problem(reply), path).toEqual([404, 'customer_not_found'])
  }
  expect((await shop.console.patch(`/customers/${theirs.id}`, { memo: 'x' })).status).toBe(404)
  expect((await shop.console.get('/customers?q=別家')).json.items).toHaveLength(1)
  const candidates = await shop.console.get(`/customers/${own.id}/merge-candidates`)
  expect(candidates.json.items).toEqual([])
})
