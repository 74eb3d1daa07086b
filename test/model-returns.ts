import fc from 'fast-check'
import { loadOrder } from '../src/core/orders/load-order.ts'
import { complete, liveReturns, type ModelOrder, type Real } from './model.ts'
import { expectOrder, expectStatus, step } from './model-step.ts'

// What comes back of orders. The shares of the amounts are the server's word; the invariants say
// that they never come to more than the order.

export const returnUnits = step(
  'returnUnits',
  fc.record({
    which: fc.nat(999),
    /** Of the orders that have goods to return, mostly: the others are refused. */
    isAny: fc.constantFrom(false, false, false, true),
    line: fc.nat(99),
    quantity: fc.integer({ min: 1, max: 2 }),
    bringsGoodsBack: fc.boolean(),
    shipsBefore: fc.boolean(),
  }),
  async (model, real, { which, isAny, line, quantity, bringsGoodsBack, shipsBefore }) => {
    const { shopline } = real.shop
    const orders = model.orders.filter((each) => isAny || hasGoods(each))
    const order = orders[which % Math.max(1, orders.length)]
    if (!order) return
    if (shipsBefore) {
      const status = { status: 'shipped' }
      await shopline.patch(`/orders/${order.id}/order_delivery_status`, status)
      order.deliveryState = 'shipped'
    }
    const { subtotal_items: goods } = (await shopline.get(`/orders/${order.id}`)).json
    const chosen = goods[line % Math.max(1, goods.length)]
    if (!chosen) return
    const isHandedOver =
      order.orderState === 'completed' || !['pending', 'shipping'].includes(order.deliveryState)
    const held = liveReturns(order)
      .filter((each) => each.lineId === chosen.id)
      .reduce((sum, each) => sum + each.quantity, 0)
    const isAllowed =
      order.orderState !== 'cancelled' && isHandedOver && held + quantity <= chosen.quantity
    const reply = await shopline.post('/return_orders', {
      order_id: order.id,
      subtotal_items: [{ id: chosen.id, quantity }],
      payment_option: { key: 'custom_return' },
      delivery_option: { key: bringsGoodsBack ? 'custom_return' : 'no_return' },
    })
    expectStatus(reply, isAllowed, 422)
    if (!isAllowed) return
    order.returns.push({
      id: reply.json.id,
      lineId: chosen.id,
      product: real.products.findIndex((product) => product.id === chosen.item_id),
      quantity,
      bringsGoodsBack,
      credits: Math.round(reply.json.applied_user_credits.dollars * 100),
      points: reply.json.applied_member_point,
      state: 'confirmed',
    })
    await readStates(real, order)
    await expectOrder(real, order)
  },
)

function hasGoods(order: ModelOrder): boolean {
  return order.orderState !== 'cancelled' && order.lineCount > order.discountCount
}

export const finishReturn = step(
  'finishReturn',
  fc.record({ which: fc.nat(99), status: fc.constantFrom('completed', 'completed', 'cancelled') }),
  async (model, real, { which, status }) => {
    const all = model.orders.flatMap((order) => order.returns.map((made) => ({ order, made })))
    const chosen = all[which % Math.max(1, all.length)]
    if (!chosen) return
    const { order, made } = chosen
    const isSame = made.state === status
    const isAllowed = isSame || made.state === 'confirmed'
    const reply = await real.shop.shopline.put(`/return_orders/${made.id}`, { status })
    expectStatus(reply, isAllowed, 422)
    if (!isAllowed || isSame) return
    if (status === 'completed') complete(model, order, made)
    else made.state = 'cancelled'
    await readStates(real, order)
    await expectOrder(real, order)
  },
)

// Where a return leaves delivery and payment hangs on all that was before; its own tests say it.
async function readStates(real: Real, order: ModelOrder): Promise<void> {
  const actual = await loadOrder(real.server.db, real.shop.merchant.id, { id: order.id })
  order.deliveryState = actual.delivery_state
  order.paymentState = actual.payment_state
}
