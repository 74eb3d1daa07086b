import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { eventsOf, withSettings } from '../../../../test/build-changes.ts'
import { balanceOf, rowCount, stockOf } from '../../../../test/build-orders.ts'
import { movementsOf } from '../../../../test/build-products.ts'
import {
  aCompletedReturn,
  aReturnOrder,
  aShippedOrder,
  type ShippedOrder,
} from '../../../../test/build-returns.ts'
import { example } from '../../../../test/example.ts'
import { expectSoundRecord } from '../../../../test/invariants.ts'

const put = (shop: Shop, id: string, body: object) =>
  shop.shopline.put(`/return_orders/${id}`, body)

const orderOf = async (shop: Shop, { order }: ShippedOrder) =>
  (await shop.shopline.get(`/orders/${order.id}`)).json

/** Stock, credits in hundredths and points, after an order of three units with both. */
async function threeUnits(server: Server, shop: Shop) {
  // NT$2,997 less NT$100 of credits and 100 points worth NT$10.
  const shipped = await aShippedOrder(server, shop, {
    quantity: 3,
    order: { total: 2887, user_credit: 100, member_point: 100 },
  })
  const { customer, product } = shipped.counter
  const balances = async () => [
    await stockOf(server, shop, product.variants[0]?.id ?? ''),
    await balanceOf(server, shop, customer.id, 'credits'),
    await balanceOf(server, shop, customer.id, 'points'),
  ]
  expect(await balances()).toEqual([7, 0, 0])
  return { shipped, balances }
}

test('completes with the documented request and gives everything back', async ({
  server,
  shop,
}) => {
  const { shipped, balances } = await threeUnits(server, shop)
  const made = await aReturnOrder(shop, shipped, {
    subtotal_items: [{ id: shipped.item, quantity: 3 }],
  })
  expect(await balances()).toEqual([7, 0, 0])

  const reply = await put(shop, made.id, example('shopline/update-return-order.request'))

  expect(reply.status).toBe(200)
  expect(reply.json).toEqual({
    ...made,
    status: 'completed',
    updated_at: reply.json.updated_at,
    inspect_status: 'inspected',
    order_payment_status: 'refunded',
    order_delivery_status: 'return_collected',
    order_payment: {
      ...made.order_payment,
      status: 'refunded',
      updated_at: reply.json.updated_at,
    },
    order_delivery: { ...made.order_delivery, status: 'return_collected' },
    items: [
      {
        ...made.items[0],
        order_inspect_items: [
          { ...made.items[0].order_inspect_items[0], inspect_status: 'accepted' },
        ],
      },
    ],
  })
  expect(reply.json).toMatchObject({
    total: { dollars: 2887 },
    applied_user_credits: { dollars: 100 },
    applied_member_point: 100,
    applied_member_point_redeem_to_cash: { dollars: 10 },
  })
  expect(await balances()).toEqual([10, 10_000, 100])
  expect((await movementsOf(server, shop)).at(-1)).toEqual({ reason: 'return', quantity: 3 })
  expect((await shop.shopline.get(`/return_orders/${made.id}`)).json).toEqual(reply.json)
})

test('gives back exact shares over several returns, the last one the rest', async ({
  server,
  shop,
}) => {
  const { shipped, balances } = await threeUnits(server, shop)
  const made = []
  for (let unit = 0; unit < 3; unit++) made.push(await aReturnOrder(shop, shipped))

  const [first, second, third] = made
  const shares = made.map((each) => [
    each.total.dollars,
    each.applied_user_credits.dollars,
    each.applied_member_point,
    each.applied_member_point_redeem_to_cash.dollars,
  ])
  await aCompletedReturn(shop, second.id)
  const afterOne = await balances()
  await aCompletedReturn(shop, third.id)
  await aCompletedReturn(shop, first.id)

  expect(shares).toEqual([
    [963, 33, 33, 3],
    [961, 34, 34, 4],
    [963, 33, 33, 3],
  ])
  expect(afterOne).toEqual([8, 3400, 34])
  expect(await balances()).toEqual([10, 10_000, 100])
})

test('moves the order’s payment and delivery on every face', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop, { quantity: 2 })
  const [one, two] = [await aReturnOrder(shop, shipped), await aReturnOrder(shop, shipped)]
  const number = shipped.order.order_number
  const shown = async () => {
    const order = await orderOf(shop, shipped)
    const [contactOrder] = (await shop.firstline.get(`/contact-order?order_number=${number}`)).json
      .data
    return [
      order.order_payment.status,
      order.order_delivery.status,
      contactOrder.financial_status,
      contactOrder.return_status,
    ]
  }

  await aCompletedReturn(shop, one.id)
  const half = await shown()
  await aCompletedReturn(shop, two.id)
  const whole = await shown()

  expect(half).toEqual(['partially_refunded', 'returning', 'partially_refunded', 'returning'])
  expect(whole).toEqual(['refunded', 'returned', 'refunded', 'returned'])
  const order = await orderOf(shop, shipped)
  expect(order.order_delivery.returned_at).not.toBe(null)
  expect(order.order_delivery.shipped_at).toBe(shipped.order.order_delivery.shipped_at)
})

test('puts the delivery back where it was when a part is returned', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop, { quantity: 2 })
  await shop.shopline.patch(`/orders/${shipped.order.id}/order_delivery_status`, {
    status: 'collected',
  })
  const before = (await orderOf(shop, shipped)).order_delivery

  await aCompletedReturn(shop, (await aReturnOrder(shop, shipped)).id)

  const after = (await orderOf(shop, shipped)).order_delivery
  expect(after).toEqual(before)
})

test('cancels: the delivery is as before and nothing goes back', async ({ server, shop }) => {
  const { shipped, balances } = await threeUnits(server, shop)
  const made = await aReturnOrder(shop, shipped)

  const reply = await put(shop, made.id, { status: 'cancelled' })

  const order = await orderOf(shop, shipped)
  expect(reply.json).toEqual({
    ...made,
    status: 'cancelled',
    updated_at: reply.json.updated_at,
  })
  expect(order.order_delivery).toEqual(shipped.order.order_delivery)
  expect(order.order_payment.status).toBe('completed')
  expect(await balances()).toEqual([7, 0, 0])
})

test('confirms what a customer asked for', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop)
  const made = await aReturnOrder(shop, shipped, { returned_by: 'shop' })

  const reply = await put(shop, made.id, { status: 'confirmed' })

  expect([made.status, reply.json.status]).toEqual(['pending', 'confirmed'])
})

test('keeps goods that the customer keeps off the shelf', async ({ server, shop }) => {
  const { shipped, balances } = await threeUnits(server, shop)
  const made = await aReturnOrder(shop, shipped, {
    delivery_option: { key: 'no_return' },
    subtotal_items: [{ id: shipped.item, quantity: 3 }],
  })

  await aCompletedReturn(shop, made.id)

  expect(await balances()).toEqual([7, 10_000, 100])
  const order = await orderOf(shop, shipped)
  expect([order.order_payment.status, order.order_delivery.status]).toEqual(['refunded', 'shipped'])
})

test('leaves an order that was never paid unpaid', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop)
  await shop.shopline.patch(`/orders/${shipped.order.id}/order_payment_status`, {
    status: 'pending',
  })

  await aCompletedReturn(shop, (await aReturnOrder(shop, shipped)).id)

  expect((await orderOf(shop, shipped)).order_payment.status).toBe('pending')
})

test('never pays back more than the order’s own total', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop, { quantity: 2, order: { total: 500 } })

  const totals = [await aReturnOrder(shop, shipped), await aReturnOrder(shop, shipped)]

  expect(totals.map((each) => each.total.dollars)).toEqual([250, 250])
})

test('writes the ledger’s own word and the given expiry dates', async ({ server, shop }) => {
  await withSettings(server, shop, { return_order_revamp: true })
  const { shipped } = await threeUnits(server, shop)
  await shop.shopline.patch(`/orders/${shipped.order.id}/status`, { status: 'completed' })
  const made = await aReturnOrder(shop, shipped)

  const reply = await put(shop, made.id, {
    status: 'completed',
    user_credit_expired_at: '2099-12-31T15:59:59.000Z',
    member_point_expired_at: null,
  })

  const { id } = shipped.counter.customer
  const [credit] = (await shop.shopline.get(`/customers/${id}/store_credits`)).json.items
  const [point] = (await shop.shopline.get(`/customers/${id}/member_points`)).json.items
  expect(reply.status).toBe(200)
  expect(credit).toMatchObject({
    type: 'return_order_revert',
    value: 33,
    end_at: '2099-12-31T15:59:59.000+00:00',
    order_id: shipped.order.id,
  })
  expect(point).toMatchObject({ type: 'return_order_revert', value: 33, expire_at: null })
})

test('writes a refund by hand where returns do not bind orders', async ({ server, shop }) => {
  const { shipped } = await threeUnits(server, shop)

  await aCompletedReturn(shop, (await aReturnOrder(shop, shipped)).id)

  const { id } = shipped.counter.customer
  const [credit] = (await shop.shopline.get(`/customers/${id}/store_credits`)).json.items
  expect(credit).toMatchObject({ type: 'manual_credit', value: 33 })
})

test('binds a shipped order to its return until that is cancelled', async ({ server, shop }) => {
  await withSettings(server, shop, { return_order_revamp: true })
  const shipped = await aShippedOrder(server, shop)
  const made = await aReturnOrder(shop, shipped)
  const cancel = () =>
    shop.shopline.patch(`/orders/${shipped.order.id}/status`, { status: 'cancelled' })

  const bound = await cancel()
  await put(shop, made.id, { status: 'cancelled' })
  await shop.shopline.patch(`/orders/${shipped.order.id}/order_delivery_status`, {
    status: 'pending',
  })
  const free = await cancel()

  expect([bound.status, bound.json.error]).toEqual([
    422,
    'Unable to process the changes [the order has a return order]',
  ])
  expect(free.status).toBe(200)
})

test('gives back the rest when the order is cancelled after a return', async ({ server, shop }) => {
  const { shipped, balances } = await threeUnits(server, shop)
  const [one, two] = [await aReturnOrder(shop, shipped), await aReturnOrder(shop, shipped)]
  await aCompletedReturn(shop, one.id)

  await shop.shopline.patch(`/orders/${shipped.order.id}/cancel`, {
    cancelled_reason: { key: 'other', message: '' },
    revert_credits: { strategy: 'revert' },
    revert_member_points: { strategy: 'revert' },
  })
  const cancelled = await balances()
  await aCompletedReturn(shop, two.id)

  expect(cancelled).toEqual([10, 10_000, 100])
  expect(await balances()).toEqual(cancelled)
  await expectSoundRecord(server, shop)
})

test.for([
  { status: 'pending' },
  { status: 'received' },
  { status: null },
  { user_credit_expired_at: 'soon' },
  { member_point_expired_at: 1 },
])('refuses %j and changes nothing', async (body, { server, shop }) => {
  const made = await aReturnOrder(shop, await aShippedOrder(server, shop))

  const reply = await put(shop, made.id, body)

  expect(reply.status).toBe(422)
  expect((await shop.shopline.get(`/return_orders/${made.id}`)).json).toEqual(made)
})

test('refuses every way out of completed and cancelled', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop, { quantity: 2 })
  const done = await aCompletedReturn(shop, (await aReturnOrder(shop, shipped)).id)
  const gone = await aReturnOrder(shop, shipped)
  await put(shop, gone.id, { status: 'cancelled' })

  const refused = await Promise.all([
    put(shop, done.id, { status: 'cancelled' }),
    put(shop, done.id, { status: 'confirmed' }),
    put(shop, gone.id, { status: 'completed' }),
    put(shop, gone.id, { status: 'confirmed' }),
    put(shop, done.id, { user_credit_expired_at: '2099-01-01' }),
  ])

  expect(refused.map((reply) => reply.status)).toEqual([422, 422, 422, 422, 422])
  expect(refused[0]?.json.error).toBe(
    'Unable to process the changes ["status" cannot change this way]',
  )
  expect(refused[4]?.json.error).toBe(
    'Unable to process the changes [the return order is completed or cancelled]',
  )
})

test('changes nothing and records nothing when nothing differs', async ({ server, shop }) => {
  const made = await aReturnOrder(shop, await aShippedOrder(server, shop))
  const events = await rowCount(server, shop, 'events')

  const same = await put(shop, made.id, { status: 'confirmed', user_credit_expired_at: null })
  const nothing = await put(shop, made.id, {})

  expect([same.json, nothing.json]).toEqual([made, made])
  expect(await rowCount(server, shop, 'events')).toBe(events)
})

test('keeps expiry dates that come before the completion', async ({ server, shop }) => {
  const { shipped } = await threeUnits(server, shop)
  const made = await aReturnOrder(shop, shipped)

  await put(shop, made.id, { user_credit_expired_at: '2099-12-31 00:00:00' })
  await aCompletedReturn(shop, made.id)

  const { id } = shipped.counter.customer
  const [credit] = (await shop.shopline.get(`/customers/${id}/store_credits`)).json.items
  expect(credit.end_at).toBe('2099-12-31T00:00:00.000+00:00')
  const kinds = (await eventsOf(server, shop, shipped.order.id)).map((event) => event.kind)
  expect(kinds.filter((kind) => kind.startsWith('return_order.'))).toEqual([
    'return_order.created',
    'return_order.updated',
    'return_order.completed',
  ])
})

test('gives back once when completed by many at once', async ({ server, shop }) => {
  const { shipped, balances } = await threeUnits(server, shop)
  const made = await aReturnOrder(shop, shipped)

  const replies = await Promise.all(
    Array.from({ length: 8 }, () => put(shop, made.id, { status: 'completed' })),
  )

  expect(replies.map((reply) => reply.status)).toEqual(Array(8).fill(200))
  expect(new Set(replies.map((reply) => reply.text)).size).toBe(1)
  expect(await balances()).toEqual([8, 3300, 33])
  const kinds = (await eventsOf(server, shop, shipped.order.id)).map((event) => event.kind)
  expect(kinds.filter((kind) => kind === 'return_order.completed')).toHaveLength(1)
  await expectSoundRecord(server, shop)
})

test('lets a completion or a cancellation win, never both', async ({ server, shop }) => {
  const { shipped, balances } = await threeUnits(server, shop)
  const made = await aReturnOrder(shop, shipped)

  const [completed, cancelled] = await Promise.all([
    put(shop, made.id, { status: 'completed' }),
    put(shop, made.id, { status: 'cancelled' }),
  ])

  expect([completed.status, cancelled.status].toSorted()).toEqual([200, 422])
  expect(await balances()).toEqual(completed.status === 200 ? [8, 3300, 33] : [7, 0, 0])
  await expectSoundRecord(server, shop)
})

test('completes all returns of an order at once with exact sums', async ({ server, shop }) => {
  const { shipped, balances } = await threeUnits(server, shop)
  const made = [1, 2, 3].map(() => aReturnOrder(shop, shipped))
  const ids = (await Promise.all(made)).map((each) => each.id)

  await Promise.all(ids.map((id) => aCompletedReturn(shop, id)))

  const order = await orderOf(shop, shipped)
  expect(await balances()).toEqual([10, 10_000, 100])
  expect([order.order_payment.status, order.order_delivery.status]).toEqual([
    'refunded',
    'returned',
  ])
  await expectSoundRecord(server, shop)
})

test('answers another merchant’s return order like an unknown one', async ({ server, shop }) => {
  const other = await server.newShop()
  const made = await aReturnOrder(other, await aShippedOrder(server, other))

  const foreign = await put(shop, made.id, { status: 'completed' })
  const unknown = await put(shop, 'f'.repeat(24), { status: 'completed' })

  expect([foreign.status, foreign.text]).toEqual([404, unknown.text])
  expect((await other.shopline.get(`/return_orders/${made.id}`)).json).toEqual(made)
})
