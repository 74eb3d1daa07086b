import fc from 'fast-check'
import { expect } from 'vitest'
import { loadOrder } from '../src/core/orders/load-order.ts'
import { statement } from '../src/platform/db.ts'
import { isOpen, liveReturns, type ModelOrder, nothingYet, type Real } from './model.ts'
import { expectOrder, expectStatus, orderStep } from './model-step.ts'

const takenOf = statement(
  'model_taken',
  `select variant_id, -sum(quantity)::float8 as quantity from stock_movements
    where merchant_id = $1 and order_id = $2 group by variant_id having sum(quantity) <> 0`,
)

/** The model does not say how an order is divided, only that nothing is lost and nothing is made. */
export const split = orderStep(
  'split',
  fc.record({ line: fc.nat(99) }),
  async (model, real, { order, line }) => {
    const { shopline } = real.shop
    const shown = (await shopline.get(`/orders/${order.id}`)).json
    const goods: { id: string; quantity: number }[] = shown.subtotal_items
    const chosen = goods[line % Math.max(1, goods.length)]
    if (!chosen) return
    const units = goods.reduce((sum, each) => sum + each.quantity, 0)
    const reply = await shopline.post(`/orders/${order.id}/split`, {
      order_items: [{ id: chosen.id, quantity: 1 }],
      updated_at: shown.updated_at.slice(0, 19).replace('T', ' '),
    })
    const isAllowed = isOpen(order) && units > 1 && liveReturns(order).length === 0
    expectStatus(reply, isAllowed, 422)
    if (!isAllowed) return
    const whole = { ...order, taken: new Map(order.taken) }
    Object.assign(order, await divided(real, order, order.id))
    const childId = reply.json.child_order_ids.at(-1)
    const child: ModelOrder = {
      ...(await divided(real, { ...order, deliveryState: 'pending' }, childId)),
    }
    for (const name of ['total', 'credits', 'points'] as const) {
      expect([name, order[name] + child[name]]).toEqual([name, whole[name]])
    }
    for (const [product, quantity] of whole.taken) {
      const sum = (order.taken.get(product) ?? 0) + (child.taken.get(product) ?? 0)
      expect([product, sum]).toEqual([product, quantity])
    }
    expect(unitsIn(reply.json)).toBe(units - 1)
    model.orders.push(child)
    await expectOrder(real, child)
  },
)

function unitsIn(shown: { subtotal_items: { quantity: number }[] }): number {
  return shown.subtotal_items.reduce((sum, each) => sum + each.quantity, 0)
}

async function divided(real: Real, order: ModelOrder, id: string): Promise<ModelOrder> {
  const { db } = real.server
  const merchantId = real.shop.merchant.id
  const [actual, taken] = await Promise.all([
    loadOrder(db, merchantId, { id }),
    db.read<{ variant_id: string; quantity: number }>(takenOf, [merchantId, id]),
  ])
  const units = new Map(
    taken.map((each) => [
      real.products.findIndex((product) => product.variant_id === each.variant_id),
      each.quantity,
    ]),
  )
  return {
    ...order,
    ...nothingYet(),
    id,
    firstlineId: actual.firstline_id,
    wixtarNumber: actual.wixtar_number,
    total: actual.total_minor as number,
    credits: actual.credit_minor,
    points: actual.points_used,
    lineCount: actual.lines.length,
    discountCount: actual.lines.filter((each) => each.kind === 'discount').length,
    units,
    taken: new Map(units),
  }
}
