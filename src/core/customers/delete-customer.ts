import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { type CustomerKey, loadCustomer } from './load-customer.ts'

const markDeleted = statement(
  'customer_delete',
  `with gone as (
     update customers set deleted_at = $3, updated_at = $3, version = version + 1
      where merchant_id = $1 and id = $2 and deleted_at is null
     returning id
   ), recorded as (
     ${insertEventsSql('$4')} where exists (select 1 from gone)
   )
   select id from gone`,
)

/**
 * Deletes a customer: the row stays for the orders that name it, and no list or key finds it any
 * more. Refuses an unknown or already deleted one (customer_not_found).
 */
export async function deleteCustomer(
  db: Db,
  actor: Actor,
  key: CustomerKey,
  now: Date,
): Promise<void> {
  const { id } = await loadCustomer(db, actor.merchant.id, key)
  const gone = await db.write(markDeleted, [
    actor.merchant.id,
    id,
    now,
    JSON.stringify([newEvent(actor, 'customer.deleted', id, {}, now)]),
  ])
  if (gone.length === 0) throw new DomainError('customer_not_found')
}
