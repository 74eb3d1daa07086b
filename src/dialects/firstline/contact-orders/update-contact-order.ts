import { DomainError } from '../../../core/errors.ts'
import { parseMoney } from '../../../core/money.ts'
import type { Order } from '../../../core/orders/order.ts'
import { loadOrderReferences, type OrderReferences } from '../../../core/orders/order-references.ts'
import { type OrderChanges, updateOrder } from '../../../core/orders/update-order.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import { amountOf, moneyJson } from '../money.ts'
import { instantOf, timeJson } from '../time.ts'
import { orderChangesInput, type SentOrder } from './contact-order-input.ts'
import {
  contactOrderJson,
  type FirstlineFields,
  firstlineFieldsOf,
  otherDiscountsOf,
} from './contact-order-json.ts'
import { changedStatuses, type Statuses } from './order-statuses.ts'

/**
 * "Update": PUT /contact-order/{contact-order}. Changes what was sent, of an order of any face; a
 * field that is sent back as it was read changes nothing.
 */
export const updateContactOrderEndpoint = endpoint(
  { params: pathIds('contact_order'), input: orderChangesInput },
  async (call) => {
    const { db, merchantId, timezone, params, input: sent } = call
    const contactId = sent.contact_id
    const { customer } = await loadOrderReferences(db, merchantId, {
      customer_firstline_id: contactId ?? null,
    })
    const order = await updateOrder(
      db,
      call.actor,
      { firstline_id: params.contact_order },
      (current) => changesOf(current, sent, customer, timezone),
      call.now,
    )
    return { data: contactOrderJson(order, timezone) }
  },
)

type Columns = NonNullable<OrderChanges['columns']>

const amountNames = [
  'subtotal_price',
  'total_discount',
  'shipping_fee',
  'total_tax',
  'total_price',
] as const
const timeNames = ['order_created_at', 'order_updated_at'] as const

/** The fields that differ from what the order shows. */
function changedFields(order: Order, sent: SentOrder, timezone: string): SentOrder {
  const shown = contactOrderJson(order, timezone) as Record<string, unknown>
  const texts: Record<string, unknown> = { ...sent }
  for (const name of amountNames) {
    const value = sent[name]
    if (value != null) texts[name] = moneyJson(parseMoney(value, name))
  }
  for (const name of timeNames) {
    const value = sent[name]
    if (value) texts[name] = timeJson(instantOf(value, timezone).toISOString(), timezone)
  }
  return Object.fromEntries(
    Object.entries(sent).filter(
      ([name]) => JSON.stringify(texts[name]) !== JSON.stringify(shown[name]),
    ),
  )
}

function changesOf(
  order: Order,
  allSent: SentOrder,
  customer: OrderReferences['customer'],
  timezone: string,
): OrderChanges | null {
  const sent = changedFields(order, allSent, timezone)
  const statuses = changedStatuses(order, firstlineFieldsOf(order).statuses ?? {}, statusesIn(sent))
  const columns: Columns = {
    ...plainColumns(sent, timezone),
    ...amountColumns(order, sent),
    ...customerColumns(sent, customer),
  }
  const address = sent.receiver_address
  if (address !== undefined) columns.delivery_address = address ? { address_1: address } : {}
  if (sent.order_source !== undefined && order.origin === 'firstline') {
    columns.source = sent.order_source
  }
  const fields = fieldsOf(order, sent)
  if (statuses) fields.statuses = statuses.texts
  if (Object.keys(fields).length > 0) {
    columns.firstline_fields = { ...order.firstline_fields, ...fields }
  }
  if (Object.keys(columns).length === 0) return null
  return { columns, ...(statuses ? { states: statuses.states } : {}) }
}

function statusesIn(sent: SentOrder): Partial<Statuses> {
  const { financial_status, fulfillment_status, return_status } = sent
  return {
    ...(financial_status === undefined ? {} : { financial_status }),
    ...(fulfillment_status === undefined ? {} : { fulfillment_status }),
    ...(return_status === undefined ? {} : { return_status }),
  }
}

function plainColumns(sent: SentOrder, timezone: string): Columns {
  const columns: Columns = {}
  if (sent.order_number !== undefined) columns.order_number = sent.order_number
  if (sent.receiver_name !== undefined) columns.recipient_name = sent.receiver_name
  if (sent.receiver_phone !== undefined) columns.recipient_phone = sent.receiver_phone
  if (sent.note !== undefined) columns.note = sent.note
  if (sent.order_created_at) {
    columns.ordered_at = instantOf(sent.order_created_at, timezone).toISOString()
  }
  if (sent.order_updated_at !== undefined) {
    columns.source_updated_at =
      sent.order_updated_at && instantOf(sent.order_updated_at, timezone).toISOString()
  }
  return columns
}

function amountColumns(order: Order, sent: SentOrder): Columns {
  const columns: Columns = {}
  if (sent.subtotal_price !== undefined) {
    columns.subtotal_minor = amountOf(sent.subtotal_price, 'subtotal_price')
  }
  if (sent.total_price !== undefined) {
    columns.total_minor = amountOf(sent.total_price, 'total_price')
  }
  if (sent.shipping_fee !== undefined) {
    columns.shipping_fee_minor = amountOf(sent.shipping_fee, 'shipping_fee')
  }
  if (sent.total_tax !== undefined) columns.tax_minor = amountOf(sent.total_tax, 'total_tax')
  if (sent.total_discount !== undefined) {
    const total = amountOf(sent.total_discount, 'total_discount')
    const others = otherDiscountsOf(order)
    // What lines, credits and points take off already cannot be less than itself.
    if (total !== null && total < others) {
      throw new DomainError('amount_out_of_range', { field: 'total_discount' })
    }
    columns.discount_minor = total === null ? null : total - others
  }
  return columns
}

// The order keeps its customer's name and ways of contact as they were when they became its own.
function customerColumns(sent: SentOrder, customer: OrderReferences['customer']): Columns {
  if (sent.contact_id === undefined) return {}
  if (!customer) throw new DomainError('order_customer_unknown')
  return {
    customer_id: customer.id,
    customer_firstline_id: customer.firstline_id,
    customer_name: customer.name,
    customer_email: customer.email,
    customer_phone: customer.phone,
  }
}

function fieldsOf(order: Order, sent: SentOrder): FirstlineFields {
  const fields: FirstlineFields = {}
  if (sent.order_name !== undefined) fields.order_name = sent.order_name
  if (sent.order_created_at !== undefined) fields.is_undated = sent.order_created_at === null
  if (sent.order_source !== undefined && order.origin !== 'firstline') {
    fields.order_source = sent.order_source
  }
  if (sent.extra_info !== undefined) fields.extra_info = sent.extra_info
  return fields
}
