import type { DeliveryOption as DeliveryRow } from '../../core/merchants/find-delivery-options.ts'
import type { PaymentMethod as PaymentRow } from '../../core/merchants/find-payment-methods.ts'
import type { Merchant } from '../../core/merchants/merchant.ts'
import { pointsRulesOf } from '../../core/merchants/points-rules.ts'
import {
  archiveAfterDays,
  cancelRevertsByDefault,
  hasReturnOrderRevamp,
  hasRunningNumbers,
  tillsTakeStock,
} from '../../core/merchants/settings.ts'
import type { DeliveryOption, OptionStatus, PaymentMethod, Settings } from './contract.ts'

const time = (instant: string) => new Date(instant).toISOString()

export function settingsJson(merchant: Merchant): Settings {
  const rules = pointsRulesOf(merchant)
  return {
    id: merchant.id,
    version: merchant.version,
    updated_at: time(merchant.updated_at),
    name: merchant.name,
    email: merchant.email,
    locale: merchant.locale,
    timezone: merchant.timezone,
    currency: merchant.currency,
    handle: merchant.handle,
    company_code: merchant.company_code,
    is_demo: merchant.is_demo,
    points_per_unit: merchant.points_per_unit,
    points_rules: {
      earning_amount: rules.earning_amount,
      earned_points: rules.earned_points,
      discount_rate_max: rules.discount_rate_max,
      valid_days: rules.valid_days,
    },
    order_numbers: hasRunningNumbers(merchant) ? 'running' : 'system',
    archive_after_days: archiveAfterDays(merchant),
    return_order_revamp: hasReturnOrderRevamp(merchant),
    cancel_reverts: cancelRevertsByDefault(merchant) ? 'revert' : 'none',
    till_stock: tillsTakeStock(merchant) ? 'taken' : 'left',
  }
}

const statusOf = (status: string): OptionStatus => (status === 'active' ? 'active' : 'inactive')

export function deliveryOptionJson(option: DeliveryRow): DeliveryOption {
  return {
    id: option.id,
    version: option.version,
    status: statusOf(option.status),
    name_translations: option.name_translations,
    region_type: option.region_type,
    delivery_type: option.delivery_type,
    fee_minor: option.fee_minor,
    updated_at: time(option.updated_at),
  }
}

export function paymentMethodJson(method: PaymentRow): PaymentMethod {
  return {
    id: method.id,
    version: method.version,
    status: statusOf(method.status),
    name_translations: method.name_translations,
    type: method.type,
    fee_percent: Number(method.details.fee_percent ?? 0),
    updated_at: time(method.updated_at),
  }
}
