import type { DeliveryOption } from '../../../core/merchants/find-delivery-options.ts'
import type { Minor } from '../../../core/money.ts'
import { moneyJson } from '../money.ts'

interface StoredRate {
  countries: string[]
  rate_limit: number
  fee_minor: Minor
}

/** SHOPLINE's DeliveryOption (spec/shopline/delivery-and-payment.md). */
export function deliveryOptionJson(option: DeliveryOption, currency: string): object {
  const { details } = option
  const config = (details.config_data ?? {}) as Record<string, unknown>
  // The same fee for every order and country unless a table is stored; -1 is "no bound".
  const rates = (details.delivery_rates as StoredRate[] | undefined) ?? [
    { countries: ['*'], rate_limit: -1, fee_minor: option.fee_minor },
  ]
  return {
    id: option.id,
    status: option.status,
    name_translations: option.name_translations,
    requires_customer_address:
      details.requires_customer_address ?? option.delivery_type !== 'pickup',
    show_description_on_checkout: details.show_description_on_checkout ?? false,
    description_translations: details.description_translations ?? {},
    delivery_time_description_translations: details.delivery_time_description_translations ?? {},
    fee_type: details.fee_type ?? 'flat',
    form_fields: details.form_fields ?? [],
    region_type: option.region_type,
    delivery_type: option.delivery_type,
    excluded_payment_ids: details.excluded_payment_ids ?? [],
    config_data: {
      support_cod: config.support_cod ?? false,
      lead_time: config.lead_time ?? null,
      max_lead_time: config.max_lead_time ?? null,
      excluded_weekdays: config.excluded_weekdays ?? [],
      excluded_dates: config.excluded_dates ?? [],
      delivery_time_required: config.delivery_time_required ?? false,
      specific_delivery_time_translations: config.specific_delivery_time_translations ?? null,
      delivery_target_area: config.delivery_target_area ?? 'all',
    },
    supported_countries: details.supported_countries ?? ['*'],
    delivery_rates: rates.map((rate) => ({
      countries: rate.countries,
      rate_limit: rate.rate_limit,
      fee: moneyJson(rate.fee_minor, currency),
    })),
    approved: details.approved ?? true,
    support_cod: config.support_cod ?? false,
    support_non_cod: details.support_non_cod ?? true,
    store_pickup_option: details.store_pickup_option ?? null,
    is_return: details.is_return ?? false,
  }
}
