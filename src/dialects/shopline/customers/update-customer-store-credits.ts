import { z } from 'zod'
import { adjustBalance } from '../../../core/customers/ledger.ts'
import { loadCustomer } from '../../../core/customers/load-customer.ts'
import { DomainError } from '../../../core/errors.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput, idParams } from '../inputs.ts'
import { timeInput } from '../time.ts'
import { balanceFields, performerOf } from './balance-inputs.ts'
import { storeCreditJson } from './store-credit-json.ts'

const dayMs = 86_400_000

const body = z
  .object({
    ...balanceFields,
    expires_at: timeInput.nullish(),
    replace: flagInput.default(false),
    type: z
      .enum([
        'manual_credit',
        'welcome_credit',
        'birthday_credit',
        'auto_reward',
        'applied_credit',
        'user_credit_expired',
        'welcome_member_referral_credit',
        'member_referral_credit',
        'member_info_quick_completion_credit',
        'order_split_revert',
        'product_review_reward',
        'return_order_revert',
        'order_edit_revert',
      ])
      .default('manual_credit'),
  })
  .refine((sent) => !sent.replace || sent.value >= 0, {
    path: ['value'],
    message: 'must be larger than or equal to 0 when "replace" is true',
  })

/** "Update Customer Store Credits": POST /customers/:id/store_credits */
export const updateCustomerStoreCreditsEndpoint = endpoint(
  { params: idParams, body },
  async ({ db, merchantId, actor, currency, now, params, body: sent }) => {
    assertExpiry(sent.expires_at ?? null, now)
    const customer = await loadCustomer(db, merchantId, { id: params.id })
    const entry = await adjustBalance(
      db,
      await performerOf(db, actor, sent.performer_id),
      { id: customer.id },
      {
        ledger: 'credits',
        amount: sent.value * 100,
        type: sent.type,
        remarks: sent.remarks,
        expires_at: sent.expires_at ?? null,
        replaces: sent.replace,
      },
      now,
    )
    return storeCreditJson(entry, { currency, refUserId: customer.ref_user_id, now })
  },
)

function assertExpiry(expiresAt: Date | null, now: Date): void {
  if (!expiresAt) return
  // A bare date means its midnight, so today still counts.
  const today = Math.floor(now.getTime() / dayMs) * dayMs
  if (expiresAt.getTime() < today || expiresAt.getTime() > now.getTime() + 9999 * dayMs) {
    throw new DomainError('invalid', {
      field: 'expires_at',
      reason: '"expires_at" must be within 9999 days from now',
    })
  }
}
