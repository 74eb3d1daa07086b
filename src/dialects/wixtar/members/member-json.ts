import type { Customer } from '../../../core/customers/customer.ts'
import type { Merchant } from '../../../core/merchants/merchant.ts'
import { localDateJson } from '../time.ts'

// Quirk 5: the documented words are lower case, the answers are not.
const sexOf = { male: 'Male', female: 'Female', other: 'Unknown' }

/**
 * A customer as "Get Members" shows it (spec/wixtar/member.md, column C). What is not known has the
 * empty value of its type.
 */
export function memberJson(customer: Customer, points: number, merchant: Merchant): object {
  const [address] = customer.delivery_addresses
  return {
    id: customer.wixtar_number,
    name: customer.name,
    zip: address?.postcode ?? null,
    address: [address?.city, address?.district, address?.address_1, address?.address_2]
      .filter(Boolean)
      .join(''),
    telephone: '',
    sex: sexOf[customer.gender ?? 'other'],
    birthday: customer.birthday === null ? '' : `${customer.birthday}T00:00:00`,
    email: customer.email ?? '',
    mobile: customer.phone ?? '',
    group_id: '',
    group_name: '',
    card_no: '',
    phone_carrier: '',
    // Quirk 6: the balance is a text.
    points: String(points),
    // Quirk 7: this one key begins with a capital.
    Invitation_code: '',
    seal_quantity: 0,
    points_exchanged_amount: Math.floor(points / merchant.points_per_unit),
    tax_id_number: '',
    // Inferred: who has no carrier of their own collects invoices under the membership.
    default_carrier_type: 'MEMBER_CARRIER',
    citizen_digital_certificate: '',
    apply_shop_id: '',
    apply_date: localDateJson(customer.registered_at ?? customer.created_at, merchant.timezone),
    discount_rate: 0,
    is_can_credit: false,
    memo: customer.memo ?? '',
    is_blacklist: customer.details.is_blacklisted ?? false,
    disable_stores: [],
  }
}
