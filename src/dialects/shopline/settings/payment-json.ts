import type { PaymentMethod } from '../../../core/merchants/find-payment-methods.ts'

/** SHOPLINE's Payment (spec/shopline/delivery-and-payment.md). */
export function paymentJson(method: PaymentMethod): object {
  const { details } = method
  const config = (details.config_data ?? {}) as Record<string, unknown>
  const feePercent = Number(details.fee_percent ?? 0)
  return {
    id: method.id,
    status: method.status,
    fee_percent: feePercent,
    fee_multiplier: feePercent / 100,
    instructions_translations: details.instructions_translations ?? {},
    name_translations: method.name_translations,
    config_data: {
      shopline_payment_payment: config.shopline_payment_payment ?? null,
      installments: config.installments ?? null,
      payment_subtype: config.payment_subtype ?? null,
    },
    type: method.type,
    excluded_delivery_option_ids: details.excluded_delivery_option_ids ?? [],
    binding_delivery_options: details.binding_delivery_options ?? [],
    is_sl_payment_available: details.is_sl_payment_available ?? false,
    show_description_on_checkout: details.show_description_on_checkout ?? false,
  }
}
