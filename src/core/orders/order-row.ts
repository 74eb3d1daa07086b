import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { hasRunningNumbers } from '../merchants/settings.ts'
import { takeNumber, takeNumbers } from '../numbers.ts'
import { searchTerms } from '../search-terms.ts'
import type { NewOrder } from './create-order.ts'
import type { Order, OrderLine } from './order.ts'
import { nextSystemNumber, wixtarNumberOf } from './order-numbers.ts'
import { computeTotals, pointsValueOf } from './order-totals.ts'

/** Numbers of an order to be; taken before the transaction that uses them. */
export interface OrderNumbers {
  firstline_id: number
  line_firstline_ids: number[]
  wixtar_number: string
  merchant_number: string | null
}

/** Takes the numbers of an order with so many lines, of the store with this code. */
export async function takeOrderNumbers(
  db: Db,
  actor: Actor,
  input: { line_count: number; store_code: string; ordered_at: Date; wixtar_number?: string },
): Promise<OrderNumbers> {
  const { merchant } = actor
  const [firstline_id, line_firstline_ids, wixtar_number, merchant_number] = await Promise.all([
    takeNumber(db, merchant.id, 'orders'),
    takeNumbers(db, merchant.id, 'order_lines', input.line_count),
    input.wixtar_number ?? wixtarNumberOf(db, merchant, input.store_code, input.ordered_at),
    runningNumber(db, actor),
  ])
  return { firstline_id, line_firstline_ids, wixtar_number, merchant_number }
}

/** The row of an order to be, with its lines: takes its numbers and fills in what nobody gave. */
export async function orderRow(db: Db, actor: Actor, input: NewOrder, now: Date): Promise<Order> {
  const { merchant } = actor
  const numbers = await takeOrderNumbers(db, actor, {
    line_count: input.lines.length,
    store_code: input.store.code,
    ordered_at: input.ordered_at,
    ...(input.wixtar_number ? { wixtar_number: input.wixtar_number } : {}),
  })
  const id = newId(now)
  const at = now.toISOString()
  const systemNumber = nextSystemNumber(now)
  const orderNumber =
    input.order_number ?? input.wixtar_number ?? numbers.merchant_number ?? systemNumber
  const amounts = {
    origin: input.origin,
    subtotal_minor: input.subtotal_minor,
    total_minor: input.total_minor,
    discount_minor: input.discount_minor ?? null,
    shipping_fee_minor: input.shipping_fee_minor ?? null,
    tax_minor: input.tax_minor ?? null,
    credit_minor: input.credit_minor ?? 0,
    points_used: input.points_used ?? 0,
    points_value_minor: pointsValueOf(merchant, input.points_used ?? 0),
  }
  const lines = input.lines.map(
    (line, index): OrderLine => ({
      ...line,
      merchant_id: merchant.id,
      order_id: id,
      position: index + 1,
      id: newId(now),
      firstline_id: numbers.line_firstline_ids[index] as number,
      created_at: at,
      updated_at: at,
    }),
  )
  return {
    ...amounts,
    merchant_id: merchant.id,
    id,
    firstline_id: numbers.firstline_id,
    wixtar_number: numbers.wixtar_number,
    order_number: orderNumber,
    system_number: systemNumber,
    merchant_number: numbers.merchant_number,
    ref_order_id: null,
    source: input.source,
    order_state: input.states?.order_state ?? 'pending',
    payment_state: input.states?.payment_state ?? 'open',
    delivery_state: input.states?.delivery_state ?? 'pending',
    carrier_state: 'pending',
    store_id: input.store.id,
    register_code: input.register_code ?? '',
    shift_code: input.shift?.code ?? null,
    shift_name: input.shift?.name ?? null,
    operator_code: input.operator?.code ?? actor.code,
    operator_name: input.operator?.name ?? actor.name,
    modified_by_code: input.operator?.code ?? actor.code,
    modified_by_name: input.operator?.name ?? actor.name,
    customer_id: input.customer?.id ?? null,
    customer_name: input.customer?.name ?? null,
    customer_email: input.customer?.email ?? null,
    customer_phone: input.customer?.phone ?? null,
    recipient_name: input.recipient_name ?? null,
    recipient_phone: input.recipient_phone ?? null,
    currency: merchant.currency,
    ...computeTotals(amounts, lines),
    delivery_option_id: input.delivery_option_id ?? null,
    payment_method_id: input.payment_method_id ?? null,
    tracking_number: input.tracking_number ?? '',
    tracking_url: null,
    delivery_id: newId(now),
    delivery_remark: null,
    delivery_address: input.delivery_address ?? {},
    tags: input.tags ?? [],
    remark: input.remark ?? null,
    note: input.note ?? null,
    stock_deducted: input.deducts_stock ?? false,
    ordered_at: input.ordered_at.toISOString(),
    source_updated_at: input.source_updated_at?.toISOString() ?? null,
    ...stateTimes(input.states, input.ordered_at.toISOString()),
    request_submitted_at: null,
    request_authorized_at: null,
    request_accepted_at: null,
    parent_order_id: null,
    child_order_ids: [],
    split_at: null,
    payment_updated_at: at,
    delivery_updated_at: at,
    created_at: at,
    updated_at: at,
    version: 1,
    details: { ...input.details, customer_ref_user_id: input.customer?.ref_user_id ?? null },
    shopline_fields: input.shopline_fields ?? null,
    firstline_fields: input.firstline_fields ?? null,
    wixtar_fields: input.wixtar_fields ?? null,
    customer_firstline_id:
      input.customer?.firstline_id ?? input.customer?.guest?.firstline_id ?? null,
    lines,
    messages: [],
  }
}

// An order that is written as already paid or done was so at the time of the sale.
function stateTimes(states: NewOrder['states'], at: string) {
  const delivery = states?.delivery_state
  return {
    confirmed_at: states?.order_state === 'confirmed' ? at : null,
    completed_at: states?.order_state === 'completed' ? at : null,
    cancelled_at: states?.order_state === 'cancelled' ? at : null,
    paid_at: states?.payment_state === 'paid' ? at : null,
    shipped_at: delivery === 'shipped' ? at : null,
    arrived_at: delivery === 'arrived' ? at : null,
    collected_at: delivery === 'collected' ? at : null,
    returned_at: delivery === 'returned' ? at : null,
  }
}

async function runningNumber(db: Db, actor: Actor): Promise<string | null> {
  if (!hasRunningNumbers(actor.merchant)) return null
  const number = await takeNumber(db, actor.merchant.id, 'merchant_order_numbers')
  return String(number).padStart(6, '0')
}

/** The order's own row as JSON for the database, with the terms it is found by; lines are apart. */
export function orderRowJson(order: Order): string {
  const { lines: _lines, messages: _messages, ...row } = order
  return JSON.stringify({ ...row, search_terms: orderSearchTerms(order) })
}

/** The terms an order is found by: its numbers, its people, what was sold, its parcel. */
function orderSearchTerms(order: Order): string[] {
  return searchTerms([
    order.order_number,
    order.system_number,
    order.wixtar_number,
    order.merchant_number,
    order.customer_name,
    order.customer_email,
    order.customer_phone,
    order.recipient_name,
    order.recipient_phone,
    order.tracking_number,
    ...order.lines.flatMap((line) => [line.title, line.sku, line.code, ...line.voucher_numbers]),
  ])
}
