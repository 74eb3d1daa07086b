import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { lockVouchers } from '../vouchers/find-vouchers.ts'
import { redeemLocked } from '../vouchers/redeem-vouchers.ts'
import type { Order } from './order.ts'

/**
 * Uses the vouchers that the lines of an order to be name, at the time of the sale. Refuses
 * voucher_not_found, voucher_already_used and voucher_out_of_period.
 */
export async function redeemOrderVouchers(
  tx: Tx,
  actor: Actor,
  order: Order,
  now: Date,
): Promise<void> {
  const numbers = [...new Set(order.lines.flatMap((line) => line.voucher_numbers))]
  if (numbers.length === 0) return
  const vouchers = await lockVouchers(tx, order.merchant_id, numbers)
  const unknown = numbers.find((number) => !vouchers.some((each) => each.number === number))
  if (unknown !== undefined) throw new DomainError('voucher_not_found', { number: unknown })
  const redemption = {
    store_id: order.store_id,
    order_id: order.id,
    order_number: order.wixtar_number,
  }
  await redeemLocked(tx, actor, vouchers, redemption, { at: new Date(order.ordered_at), now })
}
