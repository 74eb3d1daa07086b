import { z } from 'zod'
import { findCustomerByCard } from '../../../core/customers/find-customer-by-card.ts'
import { adjustBalance } from '../../../core/customers/ledger.ts'
import { DomainError } from '../../../core/errors.ts'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { earnedPointsExpiry } from '../../../core/merchants/points-rules.ts'
import { parseMoney } from '../../../core/money.ts'
import { endpoint } from '../endpoint.ts'
import { amountInput, codeInput, wordInput } from '../inputs.ts'
import { ledgerTypeOf, signedPoints, writtenTypes } from './point-types.ts'

const body = z.object({
  point_type: wordInput(writtenTypes),
  // 999,999: a guard of ours, the same as SHOPLINE's.
  points: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,6}$/)
        .transform(Number),
    ])
    .pipe(z.number().int().min(1).max(999_999)),
  store_id: codeInput.nullish(),
  amount: amountInput.nullish(),
  memo: z.string().max(255).nullish(),
  // Inferred: a member's own token may not give itself points, so the card is always named.
  card_no: codeInput.min(1),
})

/** "Manage Member Points": PATCH /v1/user/manage_points */
export const manageMemberPointsEndpoint = endpoint({ body }, async (call) => {
  const { db, actor, merchantId, now, body: sent } = call
  const store = sent.store_id ? await loadStore(db, merchantId, { code: sent.store_id }) : null
  const purchase = parseMoney(sent.amount ?? 0, 'amount')
  if (purchase < 0) throw new DomainError('amount_out_of_range', { field: 'amount' })
  const customerId = await findCustomerByCard(db, merchantId, sent.card_no)
  if (!customerId) throw new DomainError('customer_not_found')
  await adjustBalance(
    db,
    actor,
    { id: customerId },
    {
      ledger: 'points',
      amount: signedPoints(sent.point_type, sent.points),
      type: ledgerTypeOf(sent.point_type),
      remarks: sent.memo ?? '',
      store_id: store?.id ?? null,
      details: sent.amount == null ? {} : { purchase_minor: purchase },
      expires_at:
        sent.point_type === 'NEW_CONSUMPTION' ? earnedPointsExpiry(actor.merchant, now) : null,
    },
    now,
  )
  return null
})
