import { statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { lockVouchers } from '../vouchers/find-vouchers.ts'
import { redeemLocked } from '../vouchers/redeem-vouchers.ts'
import { returnLocked } from '../vouchers/return-vouchers.ts'
import type { Order } from './order.ts'
import { isCancelled } from './order-states.ts'

const findUsedNumbers = statement(
  'order_used_vouchers',
  `select v.number
     from voucher_uses u
     join vouchers v on v.merchant_id = $1 and v.id = u.voucher_id
    where u.merchant_id = $1 and u.order_id = $2 and u.returned_at is null`,
)

/**
 * What the new state of an order means for vouchers, whichever face moved it: completing uses those
 * that its lines name and we know, cancelling gives back those it used. Numbers that we do not know
 * are the till's own. The order's row is locked. Refuses voucher_already_used by anything but this
 * order, and voucher_out_of_period at the time of the sale.
 */
export async function settleVouchers(tx: Tx, actor: Actor, order: Order, now: Date): Promise<void> {
  const merchantId = order.merchant_id
  if (order.order_state === 'completed') {
    const numbers = [...new Set(order.lines.flatMap((line) => line.voucher_numbers))]
    if (numbers.length === 0) return
    const vouchers = await lockVouchers(tx, merchantId, numbers)
    // A till may have called for the redemption itself before it completes the order.
    const open = vouchers.filter(({ use }) => use?.order_number !== order.wixtar_number)
    const redemption = {
      store_id: order.store_id,
      order_id: order.id,
      order_number: order.wixtar_number,
    }
    await redeemLocked(tx, actor, open, redemption, { at: new Date(order.ordered_at), now })
  } else if (isCancelled(order)) {
    const rows = await tx.run<{ number: string }>(findUsedNumbers, [merchantId, order.id])
    if (rows.length === 0) return
    const numbers = rows.map((row) => row.number)
    const vouchers = await lockVouchers(tx, merchantId, numbers)
    await returnLocked(
      tx,
      actor,
      vouchers.filter(({ use }) => use?.order_id === order.id),
      now,
    )
  }
}
