import { z } from 'zod'
import { assertMay } from '../../core/access/permissions.ts'
import { DomainError } from '../../core/errors.ts'
import {
  type CounterOrder,
  counterTotals,
  createCounterOrder,
} from '../../core/orders/create-counter-order.ts'
import type { Order } from '../../core/orders/order.ts'
import { rehearseOrder } from '../../core/orders/order-effects.ts'
import { lineTotal } from '../../core/orders/order-totals.ts'
import { isTold } from '../../core/webhooks/dispatch-events.ts'
import { numbersUndone } from '../../platform/inside-transaction.ts'
import { type Context, endpoint } from '../endpoint.ts'
import type { CreatedOrderJson, NewOrderRehearsal } from './contract.ts'
import { type CounterOrderInput, counterOrderInput, counterOrderOf } from './counter-order-input.ts'

const query = z.object({ dry_run: z.enum(['true', 'false']).default('false') })

/** An order that staff take at the counter or by phone. */
export const createCounterOrderEndpoint = endpoint(
  { query, body: counterOrderInput },
  async (call) => {
    const { db, access, actor, merchantId, now, body } = call
    if (body.new_customer) assertMay(access, 'customers:write')
    if (call.query.dry_run === 'true') return rehearsalOf(call, body)
    const order = await counterOrderOf(db, merchantId, body)
    return createdOrderJson(await createCounterOrder(db, actor, order, now))
  },
)

function createdOrderJson(order: Order): CreatedOrderJson {
  return {
    id: order.id,
    order_number: order.order_number,
    wixtar_number: order.wixtar_number,
    currency: order.currency,
    total_minor: order.computed_total_minor,
    order_state: order.order_state,
    payment_state: order.payment_state,
    delivery_state: order.delivery_state,
    customer_id: order.customer_id,
  }
}

// Whoever fills in the form sees what it comes to while it cannot be stored yet; what is wrong with
// the form itself is refused as ever.
async function rehearsalOf(call: Context, body: CounterOrderInput): Promise<NewOrderRehearsal> {
  const { db, actor, merchantId, now } = call
  let draft: CounterOrder | undefined
  try {
    const rehearsed = await rehearseOrder(
      db,
      merchantId,
      null,
      async (inside) => {
        const own = numbersUndone(inside)
        draft = await counterOrderOf(own, merchantId, body)
        return createCounterOrder(own, actor, draft, now)
      },
      (order) => order.id,
    )
    return {
      ...amountsJson(call, draft as CounterOrder),
      refusal: null,
      effects: effectsJson(call, rehearsed),
    }
  } catch (error) {
    if (!(error instanceof DomainError) || !draft) throw error
    return { ...amountsJson(call, draft), refusal: refusalJson(error, draft), effects: null }
  }
}

function amountsJson(call: Context, draft: CounterOrder) {
  const totals = counterTotals(call.actor, draft)
  const discounts = draft.lines.filter((line) => line.kind === 'discount')
  return {
    currency: call.actor.merchant.currency,
    lines: draft.lines.map((line) => ({
      title: line.title,
      quantity: line.quantity,
      unit_price_minor: line.unit_price_minor,
      total_minor: lineTotal(line),
    })),
    subtotal_minor: totals.computed_subtotal_minor,
    discount_lines_minor: discounts.reduce((sum, line) => sum + lineTotal(line), 0),
    discount_minor: draft.discount_minor,
    shipping_fee_minor: draft.shipping_fee_minor,
    credit_minor: draft.credit_minor,
    points_value_minor: totals.points_value_minor,
    total_minor: totals.computed_total_minor,
  }
}

function refusalJson({ code, values }: DomainError, draft: CounterOrder) {
  const { variant_id, number } = values
  const line = draft.lines.findIndex(
    (each) =>
      (variant_id !== undefined && each.variant_id === variant_id) ||
      (number !== undefined && each.voucher_numbers.includes(String(number))),
  )
  return { code, values, line: line < 0 ? null : line }
}

function effectsJson(
  call: Context,
  { after, effects }: Awaited<ReturnType<typeof rehearseOrder>>,
): NewOrderRehearsal['effects'] {
  const told = effects.subscriptions.filter((each) =>
    isTold(each, effects.events, call.faces.topics),
  )
  return {
    order_state: after.order_state,
    payment_state: after.payment_state,
    delivery_state: after.delivery_state,
    stock: effects.stock,
    ledger: effects.ledger,
    webhooks: told.length,
  }
}
