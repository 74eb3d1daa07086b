import { z } from 'zod'
import { createCustomer } from '../../../core/customers/create-customer.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput, textInput } from '../inputs.ts'
import { birthPartsOf, filledDate, saysBirthday } from './birthday.ts'
import { originInput, savedAddresses, sentOnly, sharedFields } from './customer-fields.ts'
import { customerJson } from './customer-json.ts'
import { assertReferences } from './customer-references.ts'
import { dialledNumber } from './mobile-phone.ts'

const phoneCountMax = 20

const body = z
  .object({
    ...sharedFields,
    // Quirk 36: one text with commas here, a list in the update.
    phones: z
      .string()
      .max(1000)
      .transform((text) =>
        text
          .split(',')
          .map((each) => each.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.string().max(50)).max(phoneCountMax))
      .optional(),
    created_by: originInput.default('openapi'),
    created_by_channel_id: z.string().nullish(),
    registered_by: originInput.nullish(),
    registered_by_channel_id: z.string().nullish(),
    // Nothing is sent to a customer from here and no welcome credit exists; the wish is checked.
    send_notification: flagInput.optional(),
    notification_types: z.array(z.enum(['email', 'sms'])).optional(),
    is_allow_welcome_credit: flagInput.optional(),
    name: textInput.nullish(),
  })
  .refine((sent) => sent.email || sent.mobile_phone, {
    path: ['email'],
    message: 'or "mobile_phone" is required',
  })
  .refine((sent) => !sent.mobile_phone || sent.mobile_phone_country_calling_code, {
    path: ['mobile_phone_country_calling_code'],
    message: 'is required',
  })

/** "Create Customer": POST /customers */
export const createCustomerEndpoint = endpoint({ body }, async (call) => {
  const { db, actor, merchantId, now, body: sent } = call
  await assertReferences(db, merchantId, sent)
  const code = sent.mobile_phone_country_calling_code ?? null
  const mobile = sent.mobile_phone && code ? dialledNumber(sent.mobile_phone, code) : null
  const phones = [...(sent.phones ?? []), ...(sent.phone ? [sent.phone] : [])]
  const birth = saysBirthday(sent) ? birthPartsOf(sent, null) : null
  const customer = await createCustomer(
    db,
    actor,
    {
      // Inferred: a customer without a name is called by what was sent instead.
      name: sent.name || sent.email || (mobile as string),
      email: sent.email ?? null,
      phone: mobile ?? phones.at(-1) ?? null,
      phone_country_code: sent.phone_country_code ?? (mobile ? code : null),
      gender: sent.gender ?? null,
      birthday: birth && filledDate(birth),
      // Inferred: without is_member the customer is a guest contact.
      registered_at: sent.is_member ? now : null,
      locale: actor.merchant.locale,
      memo: sent.memo ?? null,
      delivery_addresses: savedAddresses(sent.delivery_addresses ?? []),
      details: {
        phones,
        is_subscribed_marketing_email: sent.is_subscribed_marketing_email ?? false,
        shopline: {
          ...sentOnly({
            mobile_phone: mobile && sent.mobile_phone,
            mobile_phone_country_calling_code: mobile && code,
            birth_parts: birth ?? undefined,
            is_accept_marketing: sent.is_accept_marketing,
            is_subscribed_marketing_sms: sent.is_subscribed_marketing_sms,
            created_by_channel_id: sent.created_by_channel_id,
            registered_by_channel_id: sent.registered_by_channel_id,
          }),
        },
      },
      created_by: sent.created_by,
      ...(sent.tags ? { tags: { names: sent.tags } } : {}),
      // Inferred: an e-mail or a mobile number signs in one customer only.
      unique: mobile ? ['email', 'phone'] : ['email'],
    },
    now,
  )
  return customerJson(db, actor.merchant, customer)
})
