import { statement, type Tx } from '../../platform/db.ts'
import type { Ledger } from '../customers/ledger.ts'
import type { Order } from './order.ts'

/** What one customer paid for an order out of one ledger and has not got back. */
export interface Payer {
  customer_id: string
  ledger: Ledger
  /** Hundredths of credits, whole points. */
  amount: number
}

// Whoever paid, also when the order has another customer by now, and when that customer was
// deleted. What a split or a return gave back already is taken off; what the order earned is apart.
const findPayers = statement(
  'order_find_payers',
  `select customer_id, ledger, -sum(amount)::float8 as amount from ledger_entries
    where merchant_id = $1 and order_id = $2 and ledger = any($3) and customer_id is not null
      and type in ('applied_credit', 'redeemed_to_cash', 'manual_credit', 'manual',
                   'order_split_revert', 'return_order_revert')
    group by customer_id, ledger having sum(amount) < 0
    order by customer_id, ledger`,
)

const lockCustomers = statement(
  'order_lock_payers',
  'select 1 from customers where merchant_id = $1 and id = any($2) order by id for update',
)

/** Who paid for an order out of these ledgers, their rows locked. The caller holds the order's lock. */
export async function lockPayers(tx: Tx, order: Order, ledgers: Ledger[]): Promise<Payer[]> {
  const { merchant_id, id } = order
  const payers = await tx.run<Payer>(findPayers, [merchant_id, id, ledgers])
  if (payers.length > 0) {
    await tx.run(lockCustomers, [merchant_id, payers.map((each) => each.customer_id)])
  }
  return payers
}
