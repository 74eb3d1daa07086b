import { statement, type Tx } from '../../platform/db.ts'

const existsLive = statement(
  'return_exists_live',
  `select 1 from return_orders r
    where r.merchant_id = $1 and r.order_id = $2 and r.return_state <> 'cancelled' limit 1`,
)

/** Whether an order has a return that was not cancelled. The caller holds the order's lock. */
export async function hasLiveReturn(tx: Tx, merchantId: string, orderId: string): Promise<boolean> {
  const rows = await tx.run(existsLive, [merchantId, orderId])
  return rows.length > 0
}
