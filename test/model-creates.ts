import fc from 'fast-check'
import { loadOrder, type OrderKey } from '../src/core/orders/load-order.ts'
import { aCartItem, aShopOrderBody } from './build-till.ts'
import {
  follow,
  isOpen,
  liveReturns,
  type ModelOrder,
  nothingYet,
  plainOrder,
  type Real,
  take,
} from './model.ts'
import { expectOrder, expectStatus, send, step } from './model-step.ts'

// How orders come about, through each face. A create that is sent twice has a key.

function record(real: Real, key: OrderKey) {
  return loadOrder(real.server.db, real.shop.merchant.id, key)
}

const who = fc.nat(1)
const lines = fc.array(
  fc.record({
    product: fc.nat(2),
    quantity: fc.integer({ min: 1, max: 3 }),
    price: fc.nat(500),
    kind: fc.constantFrom('Product', 'Product', 'CustomProduct', 'CustomDiscount'),
  }),
  { minLength: 1, maxLength: 4 },
)
type Line = typeof lines extends fc.Arbitrary<(infer Each)[]> ? Each : never

export const createInShopline = step(
  'createInShopline',
  fc.record({
    who,
    lines,
    total: fc.nat(2000),
    credits: fc.constantFrom(0, 0, 30, 100),
    points: fc.constantFrom(0, 0, 50),
    isFromStock: fc.boolean(),
    isTwice: fc.boolean(),
  }),
  async (model, real, input) => {
    const taken = new Map<number, number>()
    for (const line of input.lines) {
      if (!input.isFromStock || line.kind !== 'Product') continue
      taken.set(line.product, (taken.get(line.product) ?? 0) + line.quantity)
    }
    const amounts = { credits: input.credits * 100, points: input.points, taken }
    const isAccepted = take(model, { customer: input.who, ...amounts })
    const reply = await send(
      real.shop.shopline,
      '/orders',
      {
        order: {
          delivery_option_id: real.delivery_option_id,
          payment_method_id: real.payment_method_id,
          customer_id: real.customers[input.who]?.id,
          subtotal: input.total,
          total: input.total,
          user_credit: input.credits,
          member_point: input.points,
          items: input.lines.map((line) => shoplineItem(real, line)),
          delivery_address: { recipient_name: '陳大文' },
        },
        is_inventory_fulfillment: input.isFromStock,
      },
      input.isTwice,
    )
    expectStatus(reply, isAccepted, 422)
    if (!isAccepted) return
    const order: ModelOrder = {
      ...plainOrder,
      ...nothingYet(),
      ...amounts,
      isFromStock: input.isFromStock,
      units: new Map(taken),
      id: reply.json.id,
      firstlineId: 0,
      wixtarNumber: '',
      storeCode: real.onlineStore,
      customer: input.who,
      paymentState: 'open',
      total: input.total * 100,
      lineCount: input.lines.length,
      discountCount: input.lines.filter((line) => line.kind === 'CustomDiscount').length,
    }
    model.orders.push(order)
    const made = await record(real, { id: order.id })
    Object.assign(order, { firstlineId: made.firstline_id, wixtarNumber: made.wixtar_number })
    await expectOrder(real, order)
  },
)

function shoplineItem(real: Real, line: Line): object {
  const amounts = {
    item_price: line.price,
    quantity: line.quantity,
    total: line.price * line.quantity,
  }
  if (line.kind === 'Product') {
    return { item_type: line.kind, item_id: real.products[line.product]?.id, ...amounts }
  }
  return { item_type: line.kind, item_data: { name: `自訂${line.product}` }, ...amounts }
}

export const createInFirstline = step(
  'createInFirstline',
  fc.record({ who, number: fc.nat(30), total: fc.nat(2000), isTwice: fc.boolean() }),
  async (model, real, { who: index, number, total, isTwice }) => {
    const key = `${index} ${number}`
    const isAccepted = !model.firstlineNumbers.has(key)
    const reply = await send(
      real.shop.firstline,
      '/contact-order',
      {
        contact_id: real.customers[index]?.firstline_id,
        order_source: 'cyberbiz',
        order_number: `FL-${number}`,
        order_created_at: '2026-11-20 10:00:00',
        order_updated_at: '2026-11-20 10:00:00',
        total_price: `${total}.00`,
      },
      isTwice,
    )
    expectStatus(reply, isAccepted, 422)
    if (!isAccepted) return
    model.firstlineNumbers.add(key)
    const made = await record(real, { firstline_id: reply.json.data.id })
    const order: ModelOrder = {
      ...plainOrder,
      ...nothingYet(),
      id: made.id,
      firstlineId: made.firstline_id,
      wixtarNumber: made.wixtar_number,
      storeCode: real.onlineStore,
      customer: index,
      paymentState: 'pending',
      total: total * 100,
      lineCount: 0,
      discountCount: 0,
    }
    model.orders.push(order)
    await expectOrder(real, order)
  },
)

const cart = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom('A1', 'B2', 'C3', 'P0', 'P1', 'D4', 'D5'),
    price: fc.nat(500),
    quantity: fc.integer({ min: 1, max: 3 }),
  }),
  { selector: (line) => line.code, maxLength: 5 },
)

function soldUnits(lines: { code: string; quantity: number }[]): Map<number, number> {
  const products = lines.filter((line) => line.code.startsWith('P'))
  return new Map(products.map((line) => [Number(line.code.slice(1)), line.quantity]))
}

export const saveAtTill = step(
  'saveAtTill',
  fc.record({
    /** An order of the walk that is saved again, any face's; a new number when there is none. */
    again: fc.option(fc.nat(999)),
    cart,
    total: fc.nat(2000),
    isOtherStore: fc.constantFrom(false, false, false, true),
    isTwice: fc.boolean(),
  }),
  async (model, real, input) => {
    const before =
      input.again === null
        ? undefined
        : model.orders[input.again % Math.max(1, model.orders.length)]
    // Which lines a new cart keeps is not in the model, and returned ones may not be dropped.
    if (before && liveReturns(before).length > 0) return
    const own = before?.storeCode ?? real.tillStore
    const other = own === real.tillStore ? real.onlineStore : real.tillStore
    const storeCode = before && input.isOtherStore ? other : own
    const discounts = input.cart.filter((line) => line.code.startsWith('D') && line.price > 0)
    const reply = await send(
      real.shop.wixtar,
      '/v1/shop_order',
      aShopOrderBody({
        id: before?.wixtarNumber ?? '',
        store: { id: storeCode, name: '門市' },
        charges: { product_amount: input.total, discount_amount: 0, total_amount: input.total },
        cart: {
          items: input.cart.map((line) => {
            const sign = line.code.startsWith('D') ? -1 : 1
            const product = real.products[Number(line.code.slice(1))]
            const code = line.code.startsWith('P') ? (product?.code as string) : line.code
            return aCartItem(code, sign * line.price, line.quantity)
          }),
        },
      }),
      input.isTwice,
    )
    const isReached = !before || (storeCode === own && isOpen(before))
    const isAccepted = isReached && (!before || follow(model, before, soldUnits(input.cart)))
    expectStatus(reply, isAccepted, isReached ? 400 : 409)
    const sold = {
      total: input.total * 100,
      lineCount: input.cart.length,
      discountCount: discounts.length,
    }
    if (before) {
      if (isAccepted) Object.assign(before, sold)
      await expectOrder(real, before)
      return
    }
    const made = await record(real, { wixtar_number: reply.json.id })
    const order: ModelOrder = {
      ...plainOrder,
      ...nothingYet(),
      ...sold,
      id: made.id,
      firstlineId: made.firstline_id,
      wixtarNumber: made.wixtar_number,
      storeCode: real.tillStore,
      customer: null,
      paymentState: 'open',
    }
    model.orders.push(order)
    await expectOrder(real, order)
  },
)
