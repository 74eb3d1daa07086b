import type { FoundCustomer, FoundOrder, FoundProduct } from '../../core/search/found.ts'
import type { Found } from '../../core/search/search-everything.ts'
import type { CustomerHit, OrderHit, ProductHit, SearchAnswer, VoucherHit } from './contract.ts'
import { matchOf, type Texts } from './match.ts'

/** What was found, as the search box shows it. */
export function searchJson(q: string, found: Found): SearchAnswer {
  return {
    q,
    orders: found.orders.map((each) => orderHitJson(q, each)),
    customers: found.customers.map((each) => customerHitJson(q, each)),
    products: found.products.map((each) => productHitJson(q, each)),
    vouchers: found.vouchers.map(voucherHitJson),
  }
}

function orderHitJson(q: string, order: FoundOrder): OrderHit {
  const texts: Texts = [
    ['id', order.id],
    ['order_number', order.order_number],
    ['wixtar_number', order.wixtar_number],
    ['merchant_number', order.merchant_number],
    ['system_number', order.system_number],
    ['customer_name', order.customer_name],
    ['recipient_name', order.recipient_name],
    ['phone', order.customer_phone],
    ['phone', order.recipient_phone],
    ['email', order.customer_email],
    ['tracking_number', order.tracking_number],
    ...order.lines.flatMap(
      ({ title, sku, code, voucher_numbers }): Texts => [
        ['title', title],
        ['sku', sku],
        ['code', code],
        ...voucher_numbers.map((number): Texts[number] => ['voucher_number', number]),
      ],
    ),
  ]
  return {
    id: order.id,
    label: order.order_number,
    sub_label: order.customer_name ?? order.recipient_name ?? '',
    matched: matchOf(q, texts),
    order_state: order.order_state,
    payment_state: order.payment_state,
    delivery_state: order.delivery_state,
    total_minor: order.total_minor,
    currency: order.currency,
    ordered_at: new Date(order.ordered_at).toISOString(),
  }
}

function customerHitJson(q: string, customer: FoundCustomer): CustomerHit {
  const texts: Texts = [
    ['name', customer.name],
    ['phone', customer.phone],
    ...(customer.phones ?? []).map((phone): Texts[number] => ['phone', phone]),
    ['email', customer.email],
    ['member_number', customer.membership_no],
    ['member_number', customer.wixtar_number],
    ['reference', customer.ref_user_id],
  ]
  return {
    id: customer.id,
    label: customer.name,
    sub_label: customer.phone ?? customer.email ?? customer.wixtar_number,
    matched: matchOf(q, texts),
  }
}

function productHitJson(q: string, product: FoundProduct): ProductHit {
  const { variants } = product
  const texts: Texts = [
    ['title', product.title],
    ...variants.flatMap(
      ({ sku, code, barcode }): Texts => [
        ['sku', sku],
        ['code', code],
        ['barcode', barcode],
      ],
    ),
    ...Object.values(product.title_translations).map((title): Texts[number] => ['title', title]),
    ...variants.flatMap(({ fields_translations }) =>
      Object.values(fields_translations)
        .flat()
        .map((option): Texts[number] => ['option', option]),
    ),
  ]
  return {
    id: product.id,
    label: product.title,
    sub_label: variants.find(({ sku }) => sku !== '')?.sku ?? variants[0]?.code ?? '',
    matched: matchOf(q, texts),
    status: product.status,
  }
}

function voucherHitJson(voucher: Found['vouchers'][number]): VoucherHit {
  return {
    id: voucher.id,
    label: voucher.number,
    sub_label: [voucher.kind_name, voucher.customer_name].filter((each) => each).join(' · '),
    matched: { field: 'voucher_number', text: voucher.number },
    customer_id: voucher.customer_id,
    order_id: voucher.order_id,
    used_at: voucher.used_at === null ? null : new Date(voucher.used_at).toISOString(),
    ends_at: new Date(voucher.ends_at).toISOString(),
  }
}
