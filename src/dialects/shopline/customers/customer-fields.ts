import { z } from 'zod'
import type { SavedAddress } from '../../../core/customers/customer.ts'
import { flagInput, optionalText, textInput } from '../inputs.ts'
import type { BirthParts } from './birthday.ts'

/** What SHOPLINE alone knows of a customer; stored under `details.shopline`. */
export interface ShoplineFields {
  /** As sent; it is verified as long as `phone` of the record is the same number. */
  mobile_phone?: string | null
  mobile_phone_country_calling_code?: string | null
  birth_parts?: BirthParts
  is_accept_marketing?: boolean
  is_subscribed_marketing_sms?: boolean
  custom_fields?: Record<string, unknown>
  created_by_channel_id?: string | null
  registered_by_channel_id?: string | null
  tier_expires_at?: string | null
}

export const originInput = z.enum(['shop', 'admin', 'openapi', 'shop_crm', 'pos'])

const address = z.object({
  country_code: optionalText,
  country: optionalText,
  city: optionalText,
  district: optionalText,
  state: optionalText,
  postcode: z.union([textInput, z.number().transform(String)]).nullish(),
  address_1: optionalText,
  address_2: optionalText,
  key: optionalText,
  layer1: optionalText,
  layer2: optionalText,
  layer3: optionalText,
  logistic_codes: z.array(textInput).max(50).nullish(),
  recipient_name: optionalText,
  recipient_phone: optionalText,
  recipient_phone_country_code: optionalText,
  remarks: optionalText,
})

const wholeNumber = (least: number, most: number) => z.number().int().min(least).max(most)

export const phoneInput = z.string().trim().max(50)

/** A tag: 3 to 40 characters, as written. */
export const tagInput = z.string().refine(
  (text) => {
    const { length } = [...text]
    return length >= 3 && length <= 40
  },
  { message: 'length must be between 3 and 40 characters long' },
)

/** At most so many tags (spec/shopline/customers.md). */
export const tagCountMax = 60

/** The fields that create and update share. */
export const sharedFields = {
  name: textInput.min(1).optional(),
  // An empty e-mail says that there is none.
  email: z.union([z.literal('').transform(() => null), z.email().max(320)]).nullish(),
  mobile_phone: z
    .string()
    .trim()
    .regex(/^$|^\+?[\d\s()-]{4,30}$/, 'must be a phone number')
    .nullish(),
  mobile_phone_country_calling_code: z
    .string()
    .trim()
    .regex(/^\+?\d{0,6}$/, 'must be a calling code')
    .transform((code) => code.replace('+', ''))
    .nullish(),
  phone: phoneInput.nullish(),
  phone_country_code: z.string().trim().max(10).nullish(),
  gender: z.enum(['male', 'female', 'other']).nullish(),
  birthday: z
    .string()
    .regex(/^$|^\d{4}-\d{2}-\d{2}(T.*)?$/, 'must be a valid date')
    .nullish(),
  birth_year: wholeNumber(1, 9999).nullish(),
  birth_month: wholeNumber(1, 12).nullish(),
  birth_day: wholeNumber(1, 31).nullish(),
  is_member: flagInput.optional(),
  is_accept_marketing: flagInput.optional(),
  is_subscribed_marketing_email: flagInput.optional(),
  is_subscribed_marketing_sms: flagInput.optional(),
  delivery_addresses: z.array(address).max(5).optional(),
  memo: optionalText,
  // Inferred: tags of a whole customer obey the rules of the calls for tags, and too many are
  // refused, since nothing else of the request could be kept unseen.
  tags: z.array(tagInput).max(tagCountMax).optional(),
  membership_tier_id: z.string().nullish(),
}

/** Addresses without the keys that say nothing. */
export function savedAddresses(sent: z.infer<typeof address>[]): SavedAddress[] {
  return sent.map((each) =>
    Object.fromEntries(Object.entries(each).filter(([, value]) => value != null)),
  )
}

/** The members of `fields` that were sent at all. */
export function sentOnly(
  fields: { [Key in keyof ShoplineFields]: ShoplineFields[Key] | undefined },
) {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known) as ShoplineFields
}
