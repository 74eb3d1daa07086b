import type { Db } from '../../platform/db.ts'
import { insideOf } from '../../platform/inside-transaction.ts'
import { DomainError } from '../errors.ts'
import { lockOrder } from './load-order.ts'
import type { Order } from './order.ts'

/**
 * Runs commands of one order in one transaction that holds its lock, and hands them the order as it
 * is under it. With a version, refuses (order_changed_meanwhile) an order that has another: nobody
 * writes over what they have not seen. Refuses order_not_found.
 */
export async function atVersion<Result>(
  db: Db,
  merchantId: string,
  { id, version }: { id: string; version: number | null },
  work: (inside: Db, order: Order) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, merchantId, { id })
    if (version !== null && order.version !== version) {
      throw new DomainError('order_changed_meanwhile')
    }
    return work(insideOf(tx, db.outside), order)
  })
}
