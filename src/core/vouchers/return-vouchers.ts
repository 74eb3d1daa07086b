import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { lockVouchers } from './find-vouchers.ts'
import type { Voucher } from './voucher.ts'

const endUses = statement(
  'voucher_uses_end',
  `with ended as (
     update voucher_uses set returned_at = $3, returned_by_name = $4
      where merchant_id = $1 and id = any($2) and returned_at is null
   )
   ${insertEventsSql('$5')}`,
)

/** Which uses are meant; a member that is left out is not compared. */
export interface UseFilter {
  numbers: string[]
  store_id?: string | undefined
  order_number?: string | undefined
}

/**
 * Takes back the uses of vouchers, all or none, so that they can be used again. Refuses
 * voucher_not_found, voucher_not_used, and voucher_used_elsewhere when the use is of another store
 * or order.
 */
export async function cancelRedemption(
  db: Db,
  actor: Actor,
  filter: UseFilter,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const vouchers = await lockKnown(tx, actor, filter)
    for (const { use, number } of vouchers) {
      if (!use) throw new DomainError('voucher_not_used', { number })
    }
    await returnLocked(tx, actor, vouchers, now)
  })
}

/**
 * Makes vouchers unused again, whatever they were. Refuses voucher_not_found, and
 * voucher_used_elsewhere when the use is of another order.
 */
export async function resetVouchers(
  db: Db,
  actor: Actor,
  filter: UseFilter,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await returnLocked(tx, actor, await lockKnown(tx, actor, filter), now)
  })
}

async function lockKnown(tx: Tx, actor: Actor, filter: UseFilter): Promise<Voucher[]> {
  const numbers = [...new Set(filter.numbers)]
  const vouchers = await lockVouchers(tx, actor.merchant.id, numbers)
  if (vouchers.length < numbers.length) throw new DomainError('voucher_not_found')
  for (const { use, number } of vouchers) {
    if (!use) continue
    const isOfOtherStore = filter.store_id !== undefined && use.store_id !== filter.store_id
    const isOfOtherOrder =
      filter.order_number !== undefined && use.order_number !== filter.order_number
    if (isOfOtherStore || isOfOtherOrder)
      throw new DomainError('voucher_used_elsewhere', { number })
  }
  return vouchers
}

/** Takes back the standing uses of vouchers that the open transaction has locked. */
export async function returnLocked(
  tx: Tx,
  actor: Actor,
  vouchers: Voucher[],
  now: Date,
): Promise<void> {
  const used = vouchers.flatMap((voucher) =>
    voucher.use ? [{ ...voucher, use: voucher.use }] : [],
  )
  if (used.length === 0) return
  const events = used.map(({ id, number, customer_id, use }) =>
    newEvent(
      actor,
      'voucher.returned',
      id,
      {
        number,
        customer_id,
        store_id: use.store_id,
        order_id: use.order_id,
        order_number: use.order_number,
      },
      now,
    ),
  )
  await tx.run(endUses, [
    actor.merchant.id,
    used.map(({ use }) => use.id),
    now,
    actor.name,
    JSON.stringify(events),
  ])
}
