import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aContact, aContactOrder } from '../../../../test/build-contacts.ts'
import { example } from '../../../../test/example.ts'

test('answers with the documented list', async ({ server, shop }) => {
  const order = await aContactOrder(server, shop, {
    ...example('firstline/contact-order-create.request'),
    return_status: 'returning',
    contact_id: (await aContact(server, shop)).firstline_id,
  })

  const reply = await shop.firstline.get('/contact-order?order_number=ORD202309260001')

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('firstline/contact-order-list.response'))
  expect(reply.json.data).toEqual([order])
  expect(reply.json.links.first).toBe(
    `${shop.firstline.base}/contact-order?order_number=ORD202309260001&page=1`,
  )
})

test('finds by contact, by exact number and by the time of the sale', async ({ server, shop }) => {
  const contact = await aContact(server, shop)
  const contact_id = contact.firstline_id
  await aContactOrder(server, shop, {
    contact_id,
    order_number: 'A-1',
    order_created_at: '2025-11-01 00:00:00',
  })
  await aContactOrder(server, shop, {
    contact_id,
    order_number: 'A-10',
    order_created_at: '2025-11-01 23:59:59',
  })
  await aContactOrder(server, shop, {
    order_number: 'B-1',
    order_created_at: '2025-11-02 00:00:00',
  })
  const numbers = async (query: string) => {
    const reply = await shop.firstline.get(`/contact-order?${query}`)
    return reply.json.data.map((order: { order_number: string }) => order.order_number)
  }

  expect(await numbers('')).toEqual(['A-1', 'A-10', 'B-1'])
  expect(await numbers(`contact_id=${contact_id}`)).toEqual(['A-1', 'A-10'])
  expect(await numbers('order_number=A-1')).toEqual(['A-1'])
  expect(await numbers('order_number=')).toEqual(['A-1', 'A-10', 'B-1'])
  expect(
    await numbers('order_created_at__start=2025-11-01&order_created_at__end=2025-11-01'),
  ).toEqual(['A-1', 'A-10'])
  expect(await numbers('order_created_at__start=2025-11-01 00:00:01')).toEqual(['A-10', 'B-1'])
  expect(await numbers('order_created_at__end=20251101')).toEqual(['A-1', 'A-10'])
  expect(await numbers('contact_id=987654321')).toEqual([])
})

test('pages by number, past the end too', async ({ server, shop }) => {
  const { firstline_id: contact_id } = await aContact(server, shop)
  for (const order_number of ['1', '2', '3', '4', '5']) {
    await aContactOrder(server, shop, { contact_id, order_number })
  }

  const second = await shop.firstline.get('/contact-order?per_page=2&page=2')
  const past = await shop.firstline.get('/contact-order?page=999999999999')

  expect(second.json.data.map((order: { order_number: string }) => order.order_number)).toEqual([
    '3',
    '4',
  ])
  expect(second.json.meta).toMatchObject({
    current_page: 2,
    from: 3,
    to: 4,
    last_page: 3,
    per_page: '2',
    total: 5,
  })
  expect(past.status).toBe(200)
  expect(past.json.data).toEqual([])
  expect(past.json.meta).toMatchObject({
    current_page: 999_999_999_999,
    from: null,
    to: null,
    last_page: 1,
  })
})

test('refuses filters that are not what they should be', async ({ shop }) => {
  const reply = await shop.firstline.get(
    '/contact-order?contact_id=x&order_created_at__start=soon&order_created_at__end=2025-02-30',
  )

  expect(reply.status).toBe(422)
  expect(reply.json.errors).toEqual({
    contact_id: ['The contact id must be a number.'],
    order_created_at__start: ['The order created at  start is not a valid date.'],
    order_created_at__end: ['The order created at  end is not a valid date.'],
  })
})

test('shows no order of another merchant', async ({ server, shop }) => {
  const other = await server.newShop()
  const order = await aContactOrder(server, other, { order_number: 'A-1' })

  const list = await shop.firstline.get('/contact-order?order_number=A-1')
  const read = await shop.firstline.get(`/contact-order/${order.id}`)
  const change = await shop.firstline.put(`/contact-order/${order.id}`, { note: 'x' })

  expect(list.json.data).toEqual([])
  expect([read.status, change.status]).toEqual([404, 404])
  expect(read.json).toEqual((await shop.firstline.get('/contact-order/987654')).json)
})
