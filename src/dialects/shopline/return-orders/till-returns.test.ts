import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aCompletedReturn, aReturnOrder } from '../../../../test/build-returns.ts'
import {
  aCartItem,
  aShopOrder,
  aStore,
  orderRecord,
  shopOrder,
} from '../../../../test/build-till.ts'
import { aReceiver, aWorker } from '../../../../test/build-webhooks.ts'
import { expectSoundRecord } from '../../../../test/invariants.ts'

/** A till's paid and completed order of two units, as SHOPLINE shows it. */
async function aSoldOrder(server: Server, shop: Shop) {
  await aStore(server, shop)
  const number = await aShopOrder(shop, {
    charges: { product_amount: 600, discount_amount: 0, total_amount: 600 },
    cart: { items: [aCartItem('Z10002', 300, 2)] },
  })
  const { id } = await orderRecord(server, shop, number)
  await shop.shopline.patch(`/orders/${id}/order_payment_status`, { status: 'completed' })
  await shop.shopline.patch(`/orders/${id}/status`, { status: 'completed' })
  const order = (await shop.shopline.get(`/orders/${id}`)).json
  const sold = { order, item: order.subtotal_items[0].id, counter: undefined as never }
  return { number, sold }
}

test('shows a till its order as paid until all of it went back', async ({ server, shop }) => {
  const { number, sold } = await aSoldOrder(server, shop)
  const statuses = async () => {
    const { payment_status, order_status } = await shopOrder(shop, number)
    return [order_status, payment_status]
  }

  await aCompletedReturn(shop, (await aReturnOrder(shop, sold)).id)
  const half = await statuses()
  await aCompletedReturn(shop, (await aReturnOrder(shop, sold)).id)
  const whole = await statuses()

  expect([half, whole]).toEqual([
    ['COMPLETED', 'PAID'],
    ['COMPLETED', 'CANCELED'],
  ])
  await expectSoundRecord(server, shop)
})

test('tells subscribers of a return with the return order', async ({ server, shop }) => {
  const receiver = await aReceiver()
  const topics = ['return_order/create', 'return_order/complete', 'return_order/cancel']
  await shop.shopline.post('/webhooks', { address: receiver.url, topics })
  const { sold } = await aSoldOrder(server, shop)
  const [one, two] = [await aReturnOrder(shop, sold), await aReturnOrder(shop, sold)]
  await aCompletedReturn(shop, one.id)
  await shop.shopline.put(`/return_orders/${two.id}`, { status: 'cancelled' })

  const worker = aWorker(server)
  for (let minute = 0; minute < 4; minute++) await worker.pass(1)

  const told = receiver.received.map(({ json }) => [json.event, json.topic, json.resource.id])
  expect(told).toEqual([
    ['ReturnOrder', 'return_order/create', one.id],
    ['ReturnOrder', 'return_order/create', two.id],
    ['ReturnOrder', 'return_order/complete', one.id],
    ['ReturnOrder', 'return_order/cancel', two.id],
  ])
  expect(receiver.received[2]?.json.resource).toEqual(
    (await shop.shopline.get(`/return_orders/${one.id}`)).json,
  )
})
