import { z } from 'zod'
import type { Customer } from '../../../core/customers/customer.ts'
import { type CustomerChanges, updateCustomer } from '../../../core/customers/update-customer.ts'
import { DomainError } from '../../../core/errors.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput, idParams, textInput } from '../inputs.ts'
import { timeInput } from '../time.ts'
import { birthPartsOf, filledDate, knownParts, saysBirthday } from './birthday.ts'
import { phoneInput, savedAddresses, sentOnly, sharedFields } from './customer-fields.ts'
import { customerJson, fieldsOf, verifiedMobile } from './customer-json.ts'
import { assertReferences } from './customer-references.ts'
import { dialledNumber } from './mobile-phone.ts'

const body = z
  .object({
    ...sharedFields,
    // Quirk 36: a list here, one text with commas when creating.
    phones: z.array(phoneInput.min(1)).max(20).optional(),
    is_blacklisted: flagInput.optional(),
    ref_user_id: z.string().max(255).nullish(),
    registered_at: timeInput.nullish(),
    tier_expires_at: timeInput.nullish(),
    custom_fields: z.record(z.string().max(100), textInput.nullable()).optional(),
    locale_code: z.string().max(20).nullish(),
  })
  .refine((sent) => !sent.mobile_phone || sent.mobile_phone_country_calling_code, {
    path: ['mobile_phone_country_calling_code'],
    message: 'is required',
  })
type Body = z.infer<typeof body>

/** "Update Customer": PUT /customers/:id */
export const updateCustomerEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { db, actor, merchantId, now, body: sent } = call
  await assertReferences(db, merchantId, sent)
  if (sent.tier_expires_at && sent.tier_expires_at <= now) {
    throw new DomainError('invalid', {
      field: 'tier_expires_at',
      reason: '"tier_expires_at" must be in the future',
    })
  }
  const customer = await updateCustomer(
    db,
    actor,
    { id: call.params.id },
    (before) => changesOf(before, sent, now),
    now,
  )
  return customerJson(db, actor.merchant, customer)
})

function changesOf(customer: Customer, sent: Body, now: Date): CustomerChanges {
  const birth = saysBirthday(sent)
    ? birthPartsOf(sent, knownParts(customer.birthday, fieldsOf(customer).birth_parts))
    : undefined
  const mobile = mobileAfter(customer, sent)
  const phones = phonesAfter(customer, sent)
  const isNewEmail = sent.email && sent.email.toLowerCase() !== customer.email?.toLowerCase()
  const columns: CustomerChanges['columns'] = {
    ...nameAfter(customer, sent),
    ...(sent.email !== undefined ? { email: sent.email } : {}),
    ...(mobile !== undefined || phones !== undefined
      ? { phone: mobile?.dialled ?? phones?.at(-1) ?? null }
      : {}),
    ...countryCodeAfter(customer, sent),
    ...(sent.gender !== undefined ? { gender: sent.gender } : {}),
    ...(birth ? { birthday: filledDate(birth) } : {}),
    ...registeredAfter(customer, sent, now),
    ...(sent.ref_user_id !== undefined ? { ref_user_id: sent.ref_user_id } : {}),
    ...(sent.locale_code !== undefined ? { locale: sent.locale_code } : {}),
    ...(sent.memo !== undefined ? { memo: sent.memo } : {}),
    ...(sent.delivery_addresses
      ? { delivery_addresses: savedAddresses(sent.delivery_addresses) }
      : {}),
  }
  return {
    columns,
    details: {
      ...(phones ? { phones } : {}),
      ...(sent.is_blacklisted !== undefined ? { is_blacklisted: sent.is_blacklisted } : {}),
      ...(sent.is_subscribed_marketing_email !== undefined
        ? { is_subscribed_marketing_email: sent.is_subscribed_marketing_email }
        : {}),
      shopline: {
        ...fieldsOf(customer),
        ...sentOnly({
          mobile_phone: mobile === null ? null : mobile?.number,
          mobile_phone_country_calling_code: mobile === null ? null : mobile?.code,
          birth_parts: birth,
          is_accept_marketing: sent.is_accept_marketing,
          is_subscribed_marketing_sms: sent.is_subscribed_marketing_sms,
          tier_expires_at:
            sent.tier_expires_at === null ? null : sent.tier_expires_at?.toISOString(),
          custom_fields: sent.custom_fields && {
            ...fieldsOf(customer).custom_fields,
            ...sent.custom_fields,
          },
        }),
      },
    },
    ...(sent.tags ? { tags: { names: sent.tags } } : {}),
    unique: [
      ...(isNewEmail ? ['email' as const] : []),
      ...(mobile?.isSent ? ['phone' as const] : []),
    ],
  }
}

/** The mobile number to be: undefined when nothing changes about it, null when it is taken away. */
function mobileAfter(customer: Customer, sent: Body) {
  if (sent.mobile_phone === undefined) {
    const known = verifiedMobile(customer)
    return known ? { ...known, dialled: customer.phone as string, isSent: false } : undefined
  }
  const [number, code] = [sent.mobile_phone, sent.mobile_phone_country_calling_code]
  if (!number || !code) return null
  return { number, code, dialled: dialledNumber(number, code), isSent: true }
}

/** All unverified numbers to be, the one to call last; undefined when nothing is said of them. */
function phonesAfter(customer: Customer, sent: Body): string[] | undefined {
  const { phone } = sent
  if (sent.phones === undefined && phone === undefined) {
    return sent.mobile_phone === undefined ? undefined : (customer.details.phones ?? [])
  }
  const others = sent.phones ?? customer.details.phones ?? []
  if (phone) return [...others.filter((each) => each !== phone), phone]
  // An explicit null takes away the one to call.
  return phone === null && !sent.phones ? others.slice(0, -1) : others
}

// A changed whole name no longer tells which part is the family's.
function nameAfter(customer: Customer, sent: Body) {
  if (sent.name === undefined || sent.name === customer.name) return {}
  return { name: sent.name, family_name: null, given_name: null }
}

function countryCodeAfter(customer: Customer, sent: Body) {
  const after = sent.phone_country_code ?? customer.phone_country_code
  if (sent.phone && !(sent.phone_country_code === undefined ? after : sent.phone_country_code)) {
    throw new DomainError('invalid', {
      field: 'phone_country_code',
      reason: '"phone_country_code" must not be blank when "phone" is sent',
    })
  }
  return sent.phone_country_code === undefined
    ? {}
    : { phone_country_code: sent.phone_country_code || null }
}

function registeredAfter(customer: Customer, sent: Body, now: Date) {
  if (sent.registered_at) return { registered_at: sent.registered_at.toISOString() }
  if (sent.is_member === true && customer.registered_at === null) {
    return { registered_at: now.toISOString() }
  }
  // Inferred: who is no member any more has no time of becoming one.
  return sent.is_member === false || sent.registered_at === null ? { registered_at: null } : {}
}
