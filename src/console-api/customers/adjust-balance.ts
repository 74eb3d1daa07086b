import { z } from 'zod'
import { adjustBalance, type Ledger } from '../../core/customers/ledger.ts'
import type { Db } from '../../platform/db.ts'
import { rehearse } from '../../platform/inside-transaction.ts'
import { dayOrInstant, endOf } from '../day-input.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import type { AdjustedJson } from './contract.ts'
import { ledgerEntryJson } from './customer-json.ts'

// The most that SHOPLINE lets one adjustment be: 999,999 of either.
const amountMax: Record<Ledger, number> = { credits: 99_999_900, points: 999_999 }
const typeOf: Record<Ledger, string> = { credits: 'manual_credit', points: 'manual' }

/** With `dry_run=true` the answer tells what would be, and nothing of it has happened. */
const query = z.object({ dry_run: z.enum(['true', 'false']).optional() })

/** Gives or takes credits or points by hand, with the reason, and answers the entry it made. */
function adjustEndpoint(ledger: Ledger) {
  const max = amountMax[ledger]
  const body = z.object({
    /** Hundredths of the currency, or whole points; below zero takes away. */
    amount: z
      .int()
      .min(-max)
      .max(max)
      .refine((amount) => amount !== 0, 'must not be 0'),
    reason: z.string().trim().min(1).max(200),
    /** The last moment; a day is one of the shop's own, to its end. */
    expires_at: dayOrInstant.nullish(),
  })
  return endpoint({ params: idParams, query, body }, async (call): Promise<AdjustedJson> => {
    const { amount, reason } = call.body
    const { timezone } = call.actor.merchant
    const expires_at = endOf(call.body.expires_at ?? undefined, timezone) ?? null
    assertExpiry(expires_at, amount, call.now)
    const change = {
      ledger,
      amount,
      type: typeOf[ledger],
      remarks: reason,
      expires_at,
    }
    const adjust = (db: Db) => adjustBalance(db, call.actor, call.params, change, call.now)
    const entry = await (call.query.dry_run === 'true'
      ? rehearse(call.db, adjust)
      : adjust(call.db))
    return { ledger, entry: ledgerEntryJson(entry), balance: entry.balance }
  })
}

function assertExpiry(expiresAt: Date | null, amount: number, now: Date): void {
  if (expiresAt === null || (amount > 0 && expiresAt > now)) return
  const message =
    amount > 0 ? 'must be in the future' : 'is for what is given, not for what is taken'
  throw new z.ZodError([{ code: 'custom', path: ['expires_at'], message, input: expiresAt }])
}

/** POST /customers/:id/credits */
export const adjustCreditsEndpoint = adjustEndpoint('credits')

/** POST /customers/:id/points */
export const adjustPointsEndpoint = adjustEndpoint('points')
