import { DomainError } from '../../../core/errors.ts'
import { createOrder } from '../../../core/orders/create-order.ts'
import { loadOrderReferences } from '../../../core/orders/order-references.ts'
import { endpoint } from '../endpoint.ts'
import { amountOf } from '../money.ts'
import { instantOf } from '../time.ts'
import { newOrderInput } from './contact-order-input.ts'
import { contactOrderJson, type FirstlineFields } from './contact-order-json.ts'
import { newStatuses } from './order-statuses.ts'

/** "Create": POST /contact-order. Totals are kept as sent; they need not add up. */
export const createContactOrderEndpoint = endpoint(
  { input: newOrderInput },
  async (call) => {
    const { db, merchantId, timezone, now, input: sent } = call
    const { customer, store } = await loadOrderReferences(db, merchantId, {
      customer_firstline_id: sent.contact_id,
    })
    if (!customer) throw new DomainError('order_customer_unknown')
    if (!store) throw new DomainError('store_not_found')
    const { states, texts } = newStatuses({
      financial_status: sent.financial_status ?? null,
      fulfillment_status: sent.fulfillment_status ?? null,
      return_status: sent.return_status ?? null,
    })
    const fields: FirstlineFields = {
      order_name: sent.order_name ?? null,
      ...(sent.extra_info === undefined ? {} : { extra_info: sent.extra_info }),
      ...(sent.order_created_at ? {} : { is_undated: true }),
      statuses: texts,
    }
    const order = await createOrder(
      db,
      call.actor,
      {
        origin: 'firstline',
        source: sent.order_source ?? null,
        order_number: sent.order_number,
        store,
        customer,
        recipient_name: sent.receiver_name ?? null,
        recipient_phone: sent.receiver_phone ?? null,
        delivery_address: sent.receiver_address ? { address_1: sent.receiver_address } : {},
        subtotal_minor: amountOf(sent.subtotal_price, 'subtotal_price'),
        discount_minor: amountOf(sent.total_discount, 'total_discount'),
        shipping_fee_minor: amountOf(sent.shipping_fee, 'shipping_fee'),
        tax_minor: amountOf(sent.total_tax, 'total_tax'),
        total_minor: amountOf(sent.total_price, 'total_price'),
        note: sent.note ?? null,
        ordered_at: sent.order_created_at ? instantOf(sent.order_created_at, timezone) : now,
        source_updated_at: sent.order_updated_at
          ? instantOf(sent.order_updated_at, timezone)
          : null,
        states,
        firstline_fields: { ...fields },
        lines: [],
      },
      now,
    )
    return { data: contactOrderJson(order, timezone) }
  },
  201,
)
