import { type Db, statement } from '../../platform/db.ts'
import { actorOf } from '../access/tokens.ts'
import { loadMerchant } from '../merchants/find-merchant.ts'
import { expireBalance, type Ledger } from './ledger.ts'

const dueCustomers = statement(
  'ledger_due_customers',
  `select distinct e.customer_id, e.ledger
     from ledger_entries e
    where e.merchant_id = $1 and e.account = 'customer' and e.amount > 0 and e.expires_at <= $2
      and e.amount > coalesce((select sum(d.amount) from ledger_draws d
                                where d.merchant_id = $1 and d.grant_id = e.id), 0)
    order by e.customer_id, e.ledger`,
)

const lockHolder = statement(
  'ledger_lock_holder',
  'select 1 from customers where merchant_id = $1 and id = $2 for update',
)

/**
 * Takes away all credits and points of a merchant whose time is over, each customer in a transaction
 * of its own, and returns how many grants there were. Running it again changes nothing.
 */
export async function expireEntries(db: Db, merchantId: string, now: Date): Promise<number> {
  const actor = actorOf(await loadMerchant(db, merchantId), null, 'system')
  const due = await db.read<{ customer_id: string; ledger: Ledger }>(dueCustomers, [
    merchantId,
    now,
  ])
  let count = 0
  for (const { customer_id: customerId, ledger } of due) {
    count += await db.transaction(async (tx) => {
      await tx.run(lockHolder, [merchantId, customerId])
      return expireBalance(tx, actor, { customerId, ledger, now })
    })
  }
  return count
}

// Not on a request's path: it asks over all merchants.
const dueMerchants = statement(
  'ledger_due_merchants',
  `select distinct e.merchant_id
     from ledger_entries e
    where e.account = 'customer' and e.amount > 0 and e.expires_at <= $1
      and e.amount > coalesce((select sum(d.amount) from ledger_draws d
                                where d.merchant_id = e.merchant_id and d.grant_id = e.id), 0)
    order by e.merchant_id`,
)

/** Does the same for every merchant, and returns how many grants there were in all. */
export async function expireEveryonesEntries(db: Db, now: Date): Promise<number> {
  let count = 0
  for (const { merchant_id } of await db.read<{ merchant_id: string }>(dueMerchants, [now])) {
    count += await expireEntries(db, merchant_id, now)
  }
  return count
}
