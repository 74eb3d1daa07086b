import { statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { newId } from '../ids.ts'

export type Ledger = 'credits' | 'points'

const balanceOf = statement(
  'ledger_balance',
  `select coalesce(sum(amount), 0)::float8 as balance from ledger_entries
    where merchant_id = $1 and customer_id = $2 and ledger = $3`,
)

const insertEntry = statement(
  'ledger_insert',
  `insert into ledger_entries (merchant_id, id, ledger, customer_id, order_id, type, amount, remarks,
     expires_at, actor_id, actor_name, occurred_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)

export interface BalanceChange {
  ledger: Ledger
  customerId: string | null
  orderId: string | null
  /** The ledger's own word for why: applied_credit, redeemed_to_cash, manual_credit … */
  type: string
  /** Hundredths for credits, whole points for points; negative takes away. */
  amount: number
  remarks?: string
  expiresAt?: Date | null
  now: Date
}

/**
 * Appends one entry to a customer's credits or points. The caller holds the customer's row lock.
 * Refuses to take more than the balance (credits_insufficient, points_insufficient).
 */
export async function changeBalance(tx: Tx, actor: Actor, change: BalanceChange): Promise<void> {
  const insufficient = change.ledger === 'credits' ? 'credits_insufficient' : 'points_insufficient'
  if (change.customerId === null) throw new DomainError(insufficient)
  if (change.amount < 0) {
    const [row] = await tx.run<{ balance: number }>(balanceOf, [
      actor.merchant.id,
      change.customerId,
      change.ledger,
    ])
    if ((row?.balance ?? 0) + change.amount < 0) throw new DomainError(insufficient)
  }
  await tx.run(insertEntry, [
    actor.merchant.id,
    newId(change.now),
    change.ledger,
    change.customerId,
    change.orderId,
    change.type,
    change.amount,
    change.remarks ?? '',
    change.expiresAt ?? null,
    actor.id,
    actor.name,
    change.now,
  ])
}
