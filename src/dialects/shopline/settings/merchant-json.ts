import type { Staff } from '../../../core/access/staff.ts'
import type { Merchant } from '../../../core/merchants/merchant.ts'

// Inferred: a shop of unknown country is at home where its currency is.
const countryByCurrency: Record<string, string> = {
  TWD: 'TW',
  HKD: 'HK',
  CNY: 'CN',
  SGD: 'SG',
  MYR: 'MY',
  THB: 'TH',
  VND: 'VN',
  JPY: 'JP',
  KRW: 'KR',
  USD: 'US',
}

/** The country a shop is in. */
export function countryOf(merchant: Merchant): unknown {
  return merchant.details.base_country_code ?? countryByCurrency[merchant.currency] ?? null
}

/** SHOPLINE's Merchant as the list shows it; `included` names optional keys. */
export function merchantJson(merchant: Merchant, owner: Staff | null, included: string[]): object {
  const { details } = merchant
  const optional = {
    current_theme_key: details.current_theme_key ?? null,
    instagram_username: details.instagram_username ?? null,
    admin_status: 'normal',
  }
  return {
    id: merchant.id,
    base_country_code: countryOf(merchant),
    base_currency_code: merchant.currency,
    name: merchant.name,
    email: merchant.email,
    handle: merchant.handle,
    custom_domain: details.custom_domain ?? null,
    current_plan_key: details.current_plan_key ?? 'basic',
    default_language_code: merchant.locale,
    staff_id: owner?.id ?? null,
    rollout_keys: details.rollout_keys ?? [],
    supported_languages: details.supported_languages ?? [merchant.locale],
    logo_media: details.logo_media ?? null,
    // Inferred: there is no payment service here that would check anybody.
    kyc_status: 'not_yet_applied',
    sl_payment_merchant_id: null,
    sl_payment_mcc: null,
    sl_payment_billing_descriptor_name: null,
    product_lines: details.product_lines ?? {},
    tags: details.tags ?? [],
    emails: details.emails ?? {},
    phones: details.phones ?? {},
    pos_payment_id: details.pos_payment_id ?? null,
    pos_delivery_option_id: details.pos_delivery_option_id ?? null,
    brand_home_url: details.brand_home_url ?? null,
    taxes: details.taxes ?? [],
    ...Object.fromEntries(Object.entries(optional).filter(([key]) => included.includes(key))),
  }
}
