import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { lockVouchers } from './find-vouchers.ts'
import { refusalOfUse, type Voucher } from './voucher.ts'

/** Where vouchers are used, and for which order. */
export interface Redemption {
  store_id: string
  /** The order's id, where it is one of ours. */
  order_id: string | null
  /** Its number as the till tells it; empty without an order. */
  order_number: string
}

const insertUses = statement(
  'voucher_uses_insert',
  `with uses as (
     insert into voucher_uses (merchant_id, id, voucher_id, store_id, order_id, order_number,
       used_at, used_by_name)
     select merchant_id, id, voucher_id, store_id, order_id, order_number, used_at, used_by_name
       from json_populate_recordset(null::voucher_uses, $1::json)
   )
   ${insertEventsSql('$2')}`,
)

const findOrderId = statement(
  'voucher_find_order',
  'select id from orders where merchant_id = $1 and wixtar_number = $2',
)

/**
 * Uses vouchers at a store, all or none. Refuses voucher_not_found, voucher_already_used and
 * voucher_out_of_period. `order_number` may be of an order that is not kept here.
 */
export async function redeemVouchers(
  db: Db,
  actor: Actor,
  input: { numbers: string[]; store_id: string; order_number: string },
  now: Date,
): Promise<void> {
  const merchantId = actor.merchant.id
  const numbers = [...new Set(input.numbers)]
  await db.transaction(async (tx) => {
    const [order] = input.order_number
      ? await tx.run<{ id: string }>(findOrderId, [merchantId, input.order_number])
      : []
    const vouchers = await lockVouchers(tx, merchantId, numbers)
    if (vouchers.length < numbers.length) throw new DomainError('voucher_not_found')
    const { store_id, order_number } = input
    const redemption = { store_id, order_number, order_id: order?.id ?? null }
    await redeemLocked(tx, actor, vouchers, redemption, { at: now, now })
  })
}

/**
 * Uses vouchers that the open transaction has locked. `at` is when the sale was, by which their
 * period is judged.
 */
export async function redeemLocked(
  tx: Tx,
  actor: Actor,
  vouchers: Voucher[],
  redemption: Redemption,
  { at, now }: { at: Date; now: Date },
): Promise<void> {
  if (vouchers.length === 0) return
  for (const voucher of vouchers) {
    const refusal = refusalOfUse(voucher, at)
    if (refusal) throw refusal
  }
  const uses = vouchers.map((voucher) => ({
    merchant_id: actor.merchant.id,
    id: newId(now),
    voucher_id: voucher.id,
    ...redemption,
    used_at: now.toISOString(),
    used_by_name: actor.name,
  }))
  const events = vouchers.map((voucher) =>
    newEvent(
      actor,
      'voucher.redeemed',
      voucher.id,
      { number: voucher.number, customer_id: voucher.customer_id, ...redemption },
      now,
    ),
  )
  await tx.run(insertUses, [JSON.stringify(uses), JSON.stringify(events)])
}
