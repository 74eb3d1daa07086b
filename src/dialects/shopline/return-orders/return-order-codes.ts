import type { ReturnOrder } from '../../../core/returns/return-order.ts'
import type { Translations } from '../../../core/translations.ts'

// Core words and SHOPLINE's (spec/shopline/orders.md 6.1, 7.16). `status` has the same words.

export const paymentStatuses = ['pending', 'refunded'] as const
export const inspectStatuses = ['pending', 'inspected'] as const

export const deliveryStatusOf: Record<ReturnOrder['parcel_state'], string> = {
  returning: 'returning',
  collected: 'return_collected',
}

export const parcelStateOf = {
  returning: 'returning',
  return_collected: 'collected',
} as const satisfies Record<string, ReturnOrder['parcel_state']>

export const reasonKeys = [
  'not_expected',
  'broke_during_delivery',
  'wrong_variation',
  'wrong_item',
  'other',
] as const

// Quirk 73: the guide's punctuation leaves open whether custom_return or custom is meant.
export const paymentKeys = [
  'bank_transfer_return',
  'custom_return',
  'custom',
  'shopline_payment',
  'tw_711_c2b_nopay',
] as const

export const deliveryKeys = ['711_return_nopay', 'custom_return', 'no_return'] as const

/** The names of ways of delivery that the shop has no option of its own for. */
export const deliveryNames: Record<(typeof deliveryKeys)[number], Translations> = {
  custom_return: { en: 'Custom return', 'zh-hant': '自訂退貨' },
  // Inferred: the samples name only the one above.
  '711_return_nopay': { en: '7-ELEVEN return', 'zh-hant': '7-ELEVEN 退貨' },
  no_return: { en: 'No return needed', 'zh-hant': '無須退貨' },
}
