import fc from 'fast-check'
import { expect } from 'vitest'
import { loadOrder } from '../src/core/orders/load-order.ts'
import { cancel, follow, isOpen, liveReturns, type OrderState, unitsWith } from './model.ts'
import { expectStatus, orderStep, step } from './model-step.ts'

// What happens to orders, customers and shelves afterwards.

const moves: Record<OrderState, OrderState[]> = {
  pending: ['confirmed', 'completed', 'cancelled'],
  confirmed: ['pending', 'completed', 'cancelled'],
  completed: ['pending', 'confirmed', 'cancelled'],
  cancelled: [],
}
const keepsBalances = { credits: false, points: false }

export const changeStatus = orderStep(
  'changeStatus',
  fc.record({
    status: fc.constantFrom<OrderState>('pending', 'confirmed', 'completed', 'cancelled'),
  }),
  async (model, { shop }, { order, status }) => {
    const isSame = order.orderState === status
    const isAllowed = isSame || moves[order.orderState].includes(status)
    const reply = await shop.shopline.patch(`/orders/${order.id}/status`, { status })
    expectStatus(reply, isAllowed, 422)
    if (!isAllowed || isSame) return
    if (status === 'cancelled') cancel(model, order, keepsBalances)
    else order.orderState = status
  },
)

const payments = ['pending', 'failed', 'expired', 'completed', 'refunding', 'refunded'] as const

export const changePayment = orderStep(
  'changePayment',
  fc.record({ status: fc.constantFrom(...payments) }),
  async (_model, { shop }, { order, status }) => {
    const path = `/orders/${order.id}/order_payment_status`
    expectStatus(await shop.shopline.patch(path, { status }), true, 422)
    order.paymentState = status === 'completed' ? 'paid' : status
  },
)

const deliveries = ['pending', 'shipping', 'shipped', 'arrived', 'collected', 'returning'] as const

export const changeDelivery = orderStep(
  'changeDelivery',
  fc.record({ status: fc.constantFrom(...deliveries, 'returned' as const) }),
  async (_model, { shop }, { order, status }) => {
    const path = `/orders/${order.id}/order_delivery_status`
    expectStatus(await shop.shopline.patch(path, { status }), true, 422)
    order.deliveryState = status
  },
)

export const cancelInShopline = orderStep(
  'cancelInShopline',
  fc.record({ credits: fc.boolean(), points: fc.boolean() }),
  async (model, { shop }, { order, credits, points }) => {
    const isAllowed = order.orderState !== 'cancelled'
    const strategy = (isAsked: boolean) => ({ strategy: isAsked ? 'revert' : 'none' })
    const reply = await shop.shopline.patch(`/orders/${order.id}/cancel`, {
      cancelled_reason: { key: 'change_mind', message: '' },
      revert_credits: strategy(credits),
      revert_member_points: strategy(points),
    })
    expectStatus(reply, isAllowed, 422)
    if (isAllowed) cancel(model, order, { credits, points })
  },
)

export const writeReference = orderStep(
  'writeReference',
  fc.record({ reference: fc.constantFrom('A', 'B', null) }),
  async (_model, { shop }, { order, reference }) => {
    const reply = await shop.shopline.patch(`/orders/${order.id}`, { ref_order_id: reference })
    expectStatus(reply, true, 422)
    expect(reply.json.ref_order_id).toBe(reference ?? '')
  },
)

export const completeAtTill = orderStep(
  'completeAtTill',
  fc.record({ isOtherStore: fc.constantFrom(false, false, false, true) }),
  async (_model, { shop, tillStore, onlineStore }, { order, isOtherStore }) => {
    const other = order.storeCode === tillStore ? onlineStore : tillStore
    const reply = await shop.wixtar.patch(`/v1/shop_order/${order.wixtarNumber}/complete`, {
      store_id: isOtherStore ? other : order.storeCode,
    })
    expectStatus(reply, !isOtherStore && isOpen(order), isOtherStore ? 404 : 409)
    if (isOtherStore || !isOpen(order)) return
    order.orderState = 'completed'
    if (['open', 'pending', 'failed', 'expired'].includes(order.paymentState)) {
      order.paymentState = 'paid'
    }
  },
)

export const cancelAtTill = orderStep(
  'cancelAtTill',
  fc.record({ isOtherStore: fc.constantFrom(false, false, false, true) }),
  async (model, { shop, tillStore, onlineStore }, { order, isOtherStore }) => {
    const other = order.storeCode === tillStore ? onlineStore : tillStore
    const isAllowed = !isOtherStore && order.orderState !== 'cancelled'
    const reply = await shop.wixtar.patch(`/v1/orders/${order.wixtarNumber}/shop_order_cancel`, {
      shop_id: isOtherStore ? other : order.storeCode,
      order_id: order.wixtarNumber,
    })
    expectStatus(reply, isAllowed, isOtherStore ? 404 : 409)
    if (!isAllowed) return
    cancel(model, order, keepsBalances)
    if (order.paymentState === 'paid') order.paymentState = 'refunded'
  },
)

export const payInFirstline = orderStep(
  'payInFirstline',
  fc.record({ word: fc.constantFrom('paid', 'failed', 'refunded') }),
  async (_model, { shop }, { order, word }) => {
    const body = { financial_status: word }
    expectStatus(await shop.firstline.put(`/contact-order/${order.firstlineId}`, body), true, 422)
    order.paymentState = word
  },
)

export const writeTotalInFirstline = orderStep(
  'writeTotalInFirstline',
  fc.record({ total: fc.nat(2000) }),
  async (_model, { shop }, { order, total }) => {
    // What returns pay back is of the total that was.
    if (liveReturns(order).length > 0) return
    const body = { total_price: `${total}.00` }
    expectStatus(await shop.firstline.put(`/contact-order/${order.firstlineId}`, body), true, 422)
    order.total = total * 100
  },
)

export const addItemInFirstline = orderStep(
  'addItemInFirstline',
  fc.record({ product: fc.nat(2), quantity: fc.integer({ min: 1, max: 3 }) }),
  async (model, { shop, products }, { order, product, quantity }) => {
    const isAllowed = follow(model, order, unitsWith(order, product, quantity))
    const reply = await shop.firstline.post(
      `/contact-order/${order.firstlineId}/contact-order-item`,
      { product_id: products[product]?.firstline_id, quantity },
    )
    expectStatus(reply, isAllowed, 422)
    if (isAllowed) order.lineCount += 1
  },
)

export const changeItemInFirstline = orderStep(
  'changeItemInFirstline',
  fc.record({ item: fc.nat(99), quantity: fc.integer({ min: 1, max: 9 }) }),
  async (model, { server, shop, products }, { order, item, quantity }) => {
    const path = `/contact-order/${order.firstlineId}`
    const { items } = (await shop.firstline.get(path)).json.data
    if (items.length === 0) return
    const { id, ...shown } = items[item % items.length]
    const { lines } = await loadOrder(server.db, shop.merchant.id, { id: order.id })
    const line = lines.find((each) => each.firstline_id === id)
    const returned = liveReturns(order)
      .filter((each) => each.lineId === line?.id)
      .reduce((sum, each) => sum + each.quantity, 0)
    const product = products.findIndex((each) => each.variant_id === line?.variant_id)
    const isAllowed =
      quantity >= returned &&
      (product < 0 || follow(model, order, unitsWith(order, product, quantity - shown.quantity)))
    const reply = await shop.firstline.put(`${path}/contact-order-item/${id}`, { quantity })
    expectStatus(reply, isAllowed, 422)
  },
)

export const tagOrder = orderStep(
  'tagOrder',
  fc.record({
    tags: fc.uniqueArray(fc.constantFrom('急件出貨', '預購商品', '加贈禮盒'), { maxLength: 3 }),
  }),
  async (_model, { shop }, { order, tags }) => {
    const reply = await shop.shopline.put(`/orders/${order.id}/tags`, { tags })
    expectStatus(reply, true, 422)
    const shown = await shop.shopline.get(`/orders/${order.id}`)
    expect(shown.json.tags.toSorted()).toEqual(tags.toSorted())
  },
)

const balance = fc.record({ who: fc.nat(1), value: fc.integer({ min: -150, max: 150 }) })
const nonZero = balance.filter((input) => input.value !== 0)

export const changeCredits = step('changeCredits', nonZero, async (model, real, input) => {
  const customer = model.customers[input.who] as { credits: number }
  const isAllowed = customer.credits + input.value * 100 >= 0
  const path = `/customers/${real.customers[input.who]?.id}/store_credits`
  const body = { value: input.value, remarks: '調整' }
  expectStatus(await real.shop.shopline.post(path, body), isAllowed, 422)
  if (isAllowed) customer.credits += input.value * 100
})

export const changePoints = step('changePoints', nonZero, async (model, real, input) => {
  const customer = model.customers[input.who] as { points: number }
  const isAllowed = customer.points + input.value >= 0
  const path = `/customers/${real.customers[input.who]?.id}/member_points`
  const body = { value: input.value, remarks: '調整' }
  expectStatus(await real.shop.shopline.post(path, body), isAllowed, 422)
  if (isAllowed) customer.points += input.value
})

export const restock = step(
  'restock',
  fc.record({ product: fc.nat(2), quantity: fc.nat(10) }),
  async (model, real, { product, quantity }) => {
    const { id } = real.products[product] as { id: string }
    const body = { quantity }
    expectStatus(await real.shop.shopline.put(`/products/${id}/update_quantity`, body), true, 422)
    model.stock[product] = (model.stock[product] as number) + quantity
  },
)
