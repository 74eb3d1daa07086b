import { isDeepStrictEqual } from 'node:util'
import type { Order } from '../../core/orders/order.ts'
import type { FieldChange, OrderJson, OrderLineJson } from './contract.ts'
import { orderJson } from './order-json.ts'

// What people speak of, in the order in which they ask.
const fields: Record<string, (order: OrderJson) => unknown> = {
  order_state: (order) => order.order_state,
  payment_state: (order) => order.payment_state,
  delivery_state: (order) => order.delivery_state,
  carrier_state: (order) => order.carrier_state,
  tracking_number: (order) => order.tracking_number,
  tracking_url: (order) => order.tracking_url,
  delivery_remark: (order) => order.delivery.remark,
  recipient_name: (order) => order.recipient.name,
  recipient_phone: (order) => order.recipient.phone,
  delivery_address: (order) => order.delivery_address,
  customer_name: (order) => order.customer.name,
  customer_email: (order) => order.customer.email,
  customer_phone: (order) => order.customer.phone,
  note: (order) => order.note,
  tags: (order) => order.tags,
  order_number: (order) => order.order_number,
  ref_order_id: (order) => order.ref_order_id,
  source: (order) => order.source,
  subtotal_minor: (order) => order.subtotal_minor,
  discount_minor: (order) => order.discount_minor,
  shipping_fee_minor: (order) => order.shipping_fee_minor,
  tax_minor: (order) => order.tax_minor,
  credit_minor: (order) => order.credit_minor,
  points_used: (order) => order.points_used,
  total_minor: (order) => order.total_minor,
  stock_deducted: (order) => order.stock_deducted,
  register_code: (order) => order.register_code,
  shift: (order) => order.shift?.name ?? order.shift?.code ?? null,
  operator: (order) => order.operator.name,
  ordered_at: (order) => order.ordered_at,
  child_order_ids: (order) => order.child_order_ids,
}

const lineFields: Record<string, (line: OrderLineJson) => unknown> = {
  line_title: (line) => line.title,
  line_quantity: (line) => line.quantity,
  line_unit_price_minor: (line) => line.unit_price_minor,
  line_discount_minor: (line) => line.discount_minor,
  line_total_minor: (line) => line.total_minor,
  line_vouchers: (line) => line.voucher_numbers,
}

/** What differs between an order before and after a change, as the console shows it. */
export function fieldChanges(before: Order, after: Order): FieldChange[] {
  const [was, is] = [orderJson(before), orderJson(after)]
  return [...differing(fields, was, is), ...lineChanges(was.lines, is.lines)]
}

function differing<Value>(
  readers: Record<string, (value: Value) => unknown>,
  before: Value,
  after: Value,
): FieldChange[] {
  return Object.entries(readers).flatMap(([field, read]) => {
    const [was, is] = [read(before), read(after)]
    return isDeepStrictEqual(was, is) ? [] : [{ field, before: was, after: is }]
  })
}

function lineChanges(before: OrderLineJson[], after: OrderLineJson[]): FieldChange[] {
  const left = new Map(before.map((line) => [line.id, line]))
  const changes = after.flatMap((line): FieldChange[] => {
    const was = left.get(line.id)
    left.delete(line.id)
    if (!was) return [{ field: 'line_added', before: null, after: shown(line), line: named(line) }]
    return differing(lineFields, was, line).map((change) => ({ ...change, line: named(line) }))
  })
  const removed = [...left.values()].map((line) => ({
    field: 'line_removed',
    before: shown(line),
    after: null,
    line: named(line),
  }))
  return [...changes, ...removed]
}

function shown({ quantity, unit_price_minor, total_minor }: OrderLineJson) {
  return { quantity, unit_price_minor, total_minor }
}

function named({ id, title, sku, kind }: OrderLineJson) {
  return { id, title, sku, kind }
}
