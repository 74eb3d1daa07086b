import { expect } from 'vitest'
import { type Shop, test } from '../../../test/app.ts'
import { withSettings } from '../../../test/build-changes.ts'
import { aFullOrder, shownOrder } from '../../../test/build-order-page.ts'
import { aCounter, aShoplineOrder } from '../../../test/build-orders.ts'
import { aClerk } from '../../../test/build-sessions.ts'
import { statement } from '../../platform/db.ts'
import type { OrderDetail, OrderFaceJson, StoryEntryJson } from './contract.ts'

test('shows all of an order: goods, amounts, people, place, and what may be done', async ({
  server,
  shop,
}) => {
  const { counter, shown } = await aFullOrder(server, shop)

  const { lines, actions, ...order } = shown as OrderDetail

  expect(order).toMatchObject({
    ids: { shopline: order.id, firstline: String(order.firstline_id), wixtar: order.wixtar_number },
    origin: 'shopline',
    subtotal_minor: 359_700,
    total_minor: 350_500,
    amounts: [
      { name: 'subtotal', reported_minor: 359_700, computed_minor: 359_700, has_difference: false },
      { name: 'total', reported_minor: 350_500, computed_minor: 350_500, has_difference: false },
    ],
    discount_lines_minor: 5000,
    credit_minor: 3000,
    points_used: 120,
    points_value_minor: 1200,
    stock_deducted: true,
    remark: '請附禮盒',
    recipient: { name: '陳大文', phone: '0987654321' },
    delivery_address: { city: '台北市', address_1: '測試路1號', postcode: null },
    delivery: { option_id: counter.delivery_option_id, option_name: expect.any(Object) },
    payment: { method_id: counter.payment_method_id, method_name: expect.any(Object) },
    store: { kind: 'online' },
    customer_now: {
      id: counter.customer.id,
      name: '林怡君',
      order_count: 1,
      order_total_minor: 350_500,
      credits_minor: 7000,
      points: 380,
      tags: [],
    },
    returns: [],
    parent: null,
    children: [],
    version: 1,
  })
  expect(lines).toMatchObject([
    {
      kind: 'product',
      title: '無線藍牙耳機',
      quantity: 3,
      unit_price_minor: 99_900,
      total_minor: 299_700,
      has_difference: false,
      returned_quantity: 0,
      returnable_quantity: 3,
      stock_quantity: 7,
    },
    { kind: 'custom_product', title: '手工刻字', stock_quantity: null, returnable_quantity: 1 },
    { kind: 'discount', title: '開幕折扣', total_minor: 5000, returnable_quantity: 0 },
  ])
  expect(actions.filter((each) => !each.is_allowed)).toEqual([
    { action: 'return', is_allowed: false, reason: 'order_not_shipped' },
  ])
})

test('flags each amount that was reported otherwise than it comes to', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const { id } = await aShoplineOrder(shop, counter, { total: 500 })

  expect((await shownOrder(shop, id)).amounts).toEqual([
    { name: 'subtotal', reported_minor: 99_900, computed_minor: 99_900, has_difference: false },
    { name: 'total', reported_minor: 50_000, computed_minor: 99_900, has_difference: true },
  ])
})

test('shows what was returned and what was split off', async ({ server, shop }) => {
  const { id, shown } = await aFullOrder(server, shop)
  const [goods] = shown.lines
  await shop.console.post(`/orders/${id}/split`, { lines: [{ id: goods.id, quantity: 1 }] })
  await shop.console.post(`/orders/${id}/ship`)
  await shop.console.post(`/orders/${id}/return`, {
    lines: [{ id: goods.id, quantity: 1, reason: 'other', remark: '太大' }],
  })

  const parent = (await shownOrder(shop, id)) as OrderDetail
  const child = (await shownOrder(shop, parent.child_order_ids[0] as string)) as OrderDetail

  expect(parent.lines[0]).toMatchObject({
    quantity: 2,
    returned_quantity: 1,
    returnable_quantity: 1,
  })
  expect(parent.returns).toMatchObject([
    { return_state: 'confirmed', lines: [{ title: goods.title, quantity: 1, remark: '太大' }] },
  ])
  expect(parent).toMatchObject({
    delivery_state: 'returning',
    children: [{ id: child.id, order_number: child.order_number, total_minor: child.total_minor }],
  })
  expect(child).toMatchObject({ parent: { id, order_number: parent.order_number }, children: [] })
  expect(parent.total_minor + child.total_minor).toBe(shown.total_minor)
})

test('refuses unknown orders and other shops’, byte for byte alike', async ({ server, shop }) => {
  const { id } = await aFullOrder(server, shop)
  const other = await server.newShop()

  for (const path of ['', '/faces', '/story']) {
    const foreign = await other.console.get(`/orders/${id}${path}`)
    const unknown = await other.console.get(`/orders/${'f'.repeat(24)}${path}`)
    expect([foreign.status, foreign.text]).toEqual([404, unknown.text])
  }
})

async function facesOf(shop: Shop, id: string): Promise<OrderFaceJson[]> {
  const reply = await shop.console.get(`/orders/${id}/faces`)
  expect(reply.status).toBe(200)
  return reply.json.faces
}

test('shows the order exactly as each face answers it', async ({ server, shop }) => {
  const { id, shown } = await aFullOrder(server, shop)
  await shop.console.patch(`/orders/${id}`, { note: '易碎 "小心" </script>', tags: ['急件'] })
  await shop.console.post(`/orders/${id}/notes`, { text: '已致電' })
  await shop.console.post(`/orders/${id}/split`, {
    lines: [{ id: shown.lines[0].id, quantity: 1 }],
  })

  const faces = await facesOf(shop, id)

  expect(faces.map((each) => [each.face, each.method, each.status])).toEqual([
    ['shopline', 'GET', 200],
    ['firstline', 'GET', 200],
    ['wixtar', 'GET', 200],
  ])
  for (const { face, path, body } of faces) {
    const authorization = `Bearer ${shop[face].token}`
    const real = await fetch(`${server.url}${path}`, { headers: { authorization } })
    expect(real.status).toBe(200)
    expect(JSON.stringify(body)).toBe(await real.text())
  }
})

test('shows a face’s refusal, too: an order that SHOPLINE has archived', async ({
  server,
  shop,
}) => {
  const { id } = await aFullOrder(server, shop)
  await withSettings(server, shop, { archive_after_days: 1 })
  const old = new Date(Date.now() - 5 * 86_400_000).toISOString()
  await server.db.write(age, [shop.merchant.id, id, old])

  const [shopline, firstline] = await facesOf(shop, id)

  const real = await shop.shopline.get(`/orders/${id}`)
  expect([shopline?.status, JSON.stringify(shopline?.body)]).toEqual([410, real.text])
  expect(firstline?.status).toBe(200)
})

const age = statement(
  'test_age_order',
  'update orders set ordered_at = $3 where merchant_id = $1 and id = $2',
)

test('tells what each step changed, in fields with their values before and after', async ({
  server,
  shop,
}) => {
  const { id, shown } = await aFullOrder(server, shop)
  const [goods] = shown.lines
  await shop.firstline.put(`/contact-order/${shown.firstline_id}`, { financial_status: 'paid' })
  await shop.console.post(`/orders/${id}/ship`, { tracking_number: 'T-1' })
  await shop.console.put(`/orders/${id}/lines`, { lines: [{ id: goods.id, quantity: 2 }] })
  await shop.console.post(`/orders/${id}/return`, {
    lines: [{ id: goods.id, quantity: 1, reason: 'wrong_item' }],
  })

  const { entries } = (await shop.console.get(`/orders/${id}/story`)).json
  const told = (entries as StoryEntryJson[]).filter((each) => each.changes.length > 0)

  expect(told.map((each) => [each.what, each.face])).toEqual([
    ['order.state_changed', 'firstline'],
    ['order.state_changed', 'console'],
    ['order.updated', 'console'],
    ['order.state_changed', 'console'],
  ])
  const line = { id: goods.id, title: goods.title, sku: goods.sku, kind: 'product' }
  expect(told[0]?.changes).toEqual([
    { field: 'payment_state', before: shown.payment_state, after: 'paid' },
  ])
  expect(told[1]?.changes).toEqual([
    { field: 'delivery_state', before: 'pending', after: 'shipped' },
    { field: 'tracking_number', before: '', after: 'T-1' },
  ])
  expect(told[2]?.changes).toEqual(
    expect.arrayContaining([
      { field: 'total_minor', before: 350_500, after: 195_600 },
      { field: 'line_quantity', before: 3, after: 2, line },
      expect.objectContaining({ field: 'line_removed', after: null }),
    ]),
  )
  expect(entries.find((each: StoryEntryJson) => each.kind === 'stock').data).toMatchObject({
    sku: goods.sku,
    title: '無線藍牙耳機',
    warehouse: expect.any(String),
    quantity: -3,
  })
  expect(entries.map((each: StoryEntryJson) => each.what)).toContain('return_order.created')
})

test('looks back past a note that was not written yet', async ({ server, shop }) => {
  const { id, shown } = await aFullOrder(server, shop)
  await shop.console.post(`/orders/${id}/notes`, { text: '後來才寫' })

  const then = await shop.console.get(`/orders/${id}/story?at=${shown.updated_at}`)

  expect(then.json.order).toMatchObject({ messages: [], version: 1 })
})

test('tells a sponsor of the person what stands on the order alone', async ({ server, shop }) => {
  const { id, shown } = await aFullOrder(server, shop)
  const sponsor = await aClerk(server, shop, 'sponsor')

  const { json } = await sponsor.get(`/orders/${id}`)

  expect(shown.customer_now).toMatchObject({ points: 380 })
  expect([json.customer_now, json.customer]).toEqual([null, shown.customer])
})
