import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { eventsOf } from '../../../../test/build-changes.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { example } from '../../../../test/example.ts'
import '../../../../test/wire-matcher.ts'

const pay = (shop: Shop, id: string, body: object) =>
  shop.shopline.patch(`/orders/${id}/order_payment_status`, body)

test('answers the documented request in three keys', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  const reply = await pay(shop, order.id, example('shopline/update-order-payment-status.request'))

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/update-order-payment-status.response'))
  const { json } = await shop.shopline.get(`/orders/${order.id}`)
  expect(reply.json).toEqual({
    order_id: order.id,
    status: 'completed',
    updated_at: json.order_payment.updated_at,
  })
  // The order's own time moves with its payment.
  expect(json).toEqual({
    ...order,
    updated_at: reply.json.updated_at,
    order_payment: {
      ...order.order_payment,
      status: 'completed',
      paid_at: reply.json.updated_at,
      updated_at: reply.json.updated_at,
    },
  })
})

test.for(['pending', 'failed', 'expired', 'completed', 'refunding', 'refunded'])(
  'takes the status %s, and from there back to pending',
  async (status, { server, shop }) => {
    const order = await aShoplineOrder(shop, await aCounter(server, shop))

    const there = await pay(shop, order.id, { status })
    const back = await pay(shop, order.id, { status: 'pending' })

    expect([there.json.status, back.json.status]).toEqual([status, 'pending'])
  },
)

test('a refund keeps the time of the payment', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const paid = await pay(shop, order.id, { status: 'completed' })

  await pay(shop, order.id, { status: 'refunded' })

  const { order_payment } = (await shop.shopline.get(`/orders/${order.id}`)).json
  expect([order_payment.status, order_payment.paid_at]).toEqual(['refunded', paid.json.updated_at])
})

test('the status it has already changes nothing', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const first = await pay(shop, order.id, { status: 'completed' })

  const again = await pay(shop, order.id, { status: 'completed', mail_notify: true })

  expect(again.json).toEqual(first.json)
  expect(await eventsOf(server, shop, order.id)).toHaveLength(2)
})

test.for(['temp', 'partially_refunded', 'paid', '', null, undefined])(
  'refuses the status %j',
  async (status, { server, shop }) => {
    const order = await aShoplineOrder(shop, await aCounter(server, shop))

    const reply = await pay(shop, order.id, { status })

    expect(reply.status).toBe(422)
    expect(await eventsOf(server, shop, order.id)).toHaveLength(1)
  },
)

test("an unknown order and another merchant's are not found", async ({ server, shop }) => {
  const other = await server.newShop()
  const order = await aShoplineOrder(other, await aCounter(server, other))

  const unknown = await pay(shop, '5fb378e240cfc3002af35205', { status: 'completed' })
  const foreign = await pay(shop, order.id, { status: 'completed' })

  expect(unknown.status).toBe(404)
  expect([foreign.status, foreign.json]).toEqual([404, unknown.json])
})
