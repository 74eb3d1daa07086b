import type { Merchant } from '../../../core/merchants/merchant.ts'
import { productNumberOf } from '../../../core/orders/keep-lines.ts'
import type { Order, OrderLine } from '../../../core/orders/order.ts'
import type { OrderStateEntry } from '../../../core/orders/order-history.ts'
import { lineTotal, shownSubtotal, shownTotal } from '../../../core/orders/order-totals.ts'
import { amountJson } from '../money.ts'
import { localTimeJson } from '../time.ts'
import { orderStatusOf, paymentStatusOf } from './order-codes.ts'

/** What Wixtar alone knows of an order; written by POST /v1/shop_order. */
export interface WixtarFields {
  type?: string
  /** The store's name as the till sent it. */
  store_name?: string
}

/** Where an order was made, and by whom the merchant is known. */
export interface Place {
  merchant: Merchant
  store: { code: string; name: string }
}

/** An order as "Get Shop Order Details" shows it (spec/wixtar/shop-order.md). */
export function shopOrderJson(order: Order, history: OrderStateEntry[], place: Place): object {
  const { merchant } = place
  return {
    id: order.wixtar_number,
    order_date: localTimeJson(order.ordered_at, merchant.timezone),
    machine_id: order.register_code,
    order_status: orderStatusOf[order.order_state],
    payment_status: paymentStatusOf(order),
    last_update_time: localTimeJson(order.updated_at, merchant.timezone),
    company: infoJson(merchant.company_code, merchant.name),
    store: storeJson(order, place),
    operator: infoJson(order.operator_code, order.operator_name),
    modified_user: infoJson(order.modified_by_code, order.modified_by_name),
    shift: infoJson(order.shift_code, order.shift_name),
    order_status_history: historyJson(history, merchant.timezone),
    charges: chargesJson(order),
    cart: { items: [...order.lines.map(itemJson), ...sideItems(order).map(sideItemJson(order))] },
  }
}

/** An order as "Get Shop Orders" lists it. Quirk 2: the company is a plain name here. */
export function shopOrderSummaryJson(order: Order, place: Place): object {
  return {
    id: order.wixtar_number,
    company_name: place.merchant.name,
    order_date: localTimeJson(order.ordered_at, place.merchant.timezone),
    store: storeJson(order, place),
    shift: infoJson(order.shift_code, order.shift_name),
    machine_id: order.register_code,
    charges: chargesJson(order),
    order_status: orderStatusOf[order.order_state],
    payment_status: paymentStatusOf(order),
  }
}

// Inferred: what is unknown, as the shift of an order outside any shift, has empty texts.
function infoJson(code: string | null, name: string | null): object {
  return { id: code ?? '', name: name ?? '' }
}

function storeJson(order: Order, { store }: Place): object {
  const fields = (order.wixtar_fields ?? {}) as WixtarFields
  return infoJson(store.code, fields.store_name || store.name)
}

// One entry per change that Wixtar can tell: a shipment, or a confirmation, is none.
function historyJson(history: OrderStateEntry[], timezone: string): object[] {
  const entries = history.map((entry) => ({
    update_time: localTimeJson(entry.at, timezone),
    order_status: orderStatusOf[entry.order_state],
    payment_status: paymentStatusOf(entry),
  }))
  return entries.filter((entry, index) => {
    const before = entries[index - 1]
    return (
      entry.order_status !== before?.order_status || entry.payment_status !== before.payment_status
    )
  })
}

// Quirk 3: charges are shown as they were sent, whatever the lines add up to.
function chargesJson(order: Order): object {
  return {
    product_amount: amountJson(shownSubtotal(order)),
    discount_amount: amountJson(order.discount_minor ?? 0),
    total_amount: amountJson(shownTotal(order)),
  }
}

function itemJson(line: OrderLine, index: number): object {
  // Quirk 4: a discount is a line with a negative price that names its vouchers.
  const sign = line.kind === 'discount' ? -1 : 1
  return {
    id: productNumberOf(line),
    title: line.title,
    serial_number: index + 1,
    quantity: line.quantity,
    price: {
      unit_price: amountJson(sign * line.unit_price_minor),
      discount: amountJson(line.discount_minor ?? 0),
      total_price: amountJson(sign * lineTotal(line)),
    },
    ticket_no_list: line.voucher_numbers,
    categories: (line.details.categories ?? []).map(({ id, title }) => ({ id, title })),
  }
}

/** An amount of an order that is no line of it in the other faces. */
export interface SideItem {
  id: string
  title: string
  amount_minor: number
}

/**
 * The amounts of an order that Wixtar has no place for, as lines: credits and points that were used,
 * and fees where they are part of the total (docs/dialects/wixtar.md, Projection).
 */
export function sideItems(order: Order): SideItem[] {
  const hasFees = order.origin !== 'shopline'
  const items = [
    { id: 'USER_CREDIT', title: '購物金折抵', amount_minor: -order.credit_minor },
    { id: 'MEMBER_POINT', title: '點數折抵', amount_minor: -order.points_value_minor },
    { id: 'SHIPPING_FEE', title: '運費', amount_minor: order.shipping_fee_minor ?? 0 },
    { id: 'TAX', title: '稅額', amount_minor: order.tax_minor ?? 0 },
  ]
  return items.filter((item, index) => item.amount_minor !== 0 && (index < 2 || hasFees))
}

function sideItemJson(order: Order) {
  return (item: SideItem, index: number): object => ({
    id: item.id,
    title: item.title,
    serial_number: order.lines.length + index + 1,
    quantity: 1,
    price: {
      unit_price: amountJson(item.amount_minor),
      discount: 0,
      total_price: amountJson(item.amount_minor),
    },
    ticket_no_list: [],
    categories: [],
  })
}
