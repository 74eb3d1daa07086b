import type { Db } from '../../platform/db.ts'
import { insideOf } from '../../platform/inside-transaction.ts'
import { DomainError, type ErrorCode } from '../errors.ts'
import { lockOrder } from '../orders/load-order.ts'
import { loadReturnOrder } from './load-return-order.ts'
import type { ReturnOrder } from './return-order.ts'

/** What a person may do with a return. */
export const returnActions = ['complete', 'cancel'] as const

/** The code that doing something with a return would be refused with, or null. */
export function refusalOfReturnAction(made: Pick<ReturnOrder, 'return_state'>): ErrorCode | null {
  // Money, points and stock went back with it, or never will.
  const isClosed = made.return_state === 'completed' || made.return_state === 'cancelled'
  return isClosed ? 'return_order_closed' : null
}

/**
 * Runs commands of one return in one transaction that holds the lock of its order, and hands them the
 * return as it is under it. Refuses return_order_not_found, with a version a return that has another
 * (return_order_changed_meanwhile), and what `refusalOfReturnAction` tells.
 */
export async function atOpenReturn<Result>(
  db: Db,
  merchantId: string,
  { id, version }: { id: string; version: number | null },
  work: (inside: Db, made: ReturnOrder) => Promise<Result>,
): Promise<Result> {
  const known = await loadReturnOrder(db, merchantId, id)
  return db.transaction(async (tx) => {
    // A return changes only under the lock of its order, which it never leaves.
    await lockOrder(tx, merchantId, { id: known.order_id })
    const made = await loadReturnOrder(tx, merchantId, id)
    if (version !== null && made.version !== version) {
      throw new DomainError('return_order_changed_meanwhile')
    }
    const refusal = refusalOfReturnAction(made)
    if (refusal) throw new DomainError(refusal)
    return work(insideOf(tx, db.outside), made)
  })
}
