import { z } from 'zod'
import { type MerchantChanges, updateMerchant } from '../../core/merchants/update-merchant.ts'
import { endpoint } from '../endpoint.ts'
import { emailInput } from '../inputs.ts'
import type { Settings } from './contract.ts'
import { settingsJson } from './settings-json.ts'

const whole = (max: number) => z.int().min(0).max(max)

const body = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  email: emailInput.optional(),
  locale: z.enum(['zh-hant', 'en']).optional(),
  timezone: z.string().min(1).max(64).optional(),
  company_code: z
    .string()
    .regex(/^[A-Za-z0-9]{1,20}$/, 'must be letters and digits')
    .optional(),
  points_per_unit: z.int().min(1).max(1_000_000).optional(),
  points_rules: z
    .object({
      earning_amount: whole(1_000_000_000),
      earned_points: whole(1_000_000),
      discount_rate_max: whole(100),
      valid_days: z.int().min(1).max(36_500).nullable(),
    })
    .optional(),
  order_numbers: z.enum(['system', 'running']).optional(),
  archive_after_days: z.int().min(1).max(36_500).nullable().optional(),
  return_order_revamp: z.boolean().optional(),
  cancel_reverts: z.enum(['none', 'revert']).optional(),
  till_stock: z.enum(['left', 'taken']).optional(),
})

/** PATCH /settings: what is sent; the rest stays. */
export const updateSettingsEndpoint = endpoint({ body }, async (call): Promise<Settings> => {
  const changes = changesOf(call.body)
  return settingsJson(await updateMerchant(call.db, call.actor, changes, call.ifMatch, call.now))
})

// Columns of the merchant stay columns; choices lie in `details`.
function changesOf(sent: z.infer<typeof body>): MerchantChanges {
  const { name, email, locale, timezone, company_code, points_per_unit, ...choices } = sent
  return {
    ...given({ name, email, locale, timezone, company_code, points_per_unit }),
    details: given(choices),
  }
}

function given<Fields extends object>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>
  }
}
