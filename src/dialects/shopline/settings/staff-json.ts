import type { Staff } from '../../../core/access/staff.ts'
import type { Merchant } from '../../../core/merchants/merchant.ts'
import { timeJson } from '../time.ts'
import { countryOf } from './merchant-json.ts'

/** SHOPLINE's Staff (spec/shopline/merchant-and-channels.md). */
export function staffJson(staff: Staff, merchant: Merchant, isOwner: boolean): object {
  const shop = {
    id: merchant.id,
    name: merchant.name,
    handle: merchant.handle,
    base_country_code: countryOf(merchant),
    custom_domain: merchant.details.custom_domain ?? null,
  }
  return {
    id: staff.id,
    email: staff.email,
    name: staff.name,
    locale_code: staff.details.locale_code ?? merchant.locale,
    owned_merchants: isOwner ? [shop] : [],
    employed_merchants: isOwner ? [] : [shop],
    // Staff are no customers of the shop here.
    user_id: null,
    created_at: timeJson(staff.created_at),
    merchant_ids: [merchant.id],
    organization_ids: [],
    role_keys: [staff.role],
    profile_image_url: staff.details.profile_image_url ?? null,
    channel_ids: staff.details.channel_ids ?? [],
  }
}
