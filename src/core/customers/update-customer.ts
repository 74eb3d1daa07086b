import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { customerSearchTerms } from './create-customer.ts'
import type { Customer, CustomerDetails } from './customer.ts'
import { claimUnique, type UniqueField } from './customer-uniqueness.ts'
import { type CustomerKey, loadCustomer, lockCustomer } from './load-customer.ts'
import { planWantedTags, setCustomerTagsIn, type WantedTags } from './set-customer-tags.ts'

/** What may be changed of a customer; a member that is left out stays as it is. */
export interface CustomerChanges {
  columns?: Partial<
    Pick<
      Customer,
      | 'name'
      | 'family_name'
      | 'given_name'
      | 'email'
      | 'phone'
      | 'phone_country_code'
      | 'gender'
      | 'birthday'
      | 'registered_at'
      | 'membership_no'
      | 'identity_no'
      | 'ref_user_id'
      | 'locale'
      | 'memo'
      | 'delivery_addresses'
    >
  >
  /** Members of the long tail to set; the others stay. */
  details?: CustomerDetails
  /** Replaces all tags. */
  tags?: WantedTags
  /** What no other customer may have; nothing unless said. */
  unique?: UniqueField[]
}

const changedColumns = [
  'name',
  'family_name',
  'given_name',
  'email',
  'phone',
  'phone_country_code',
  'gender',
  'birthday',
  'registered_at',
  'membership_no',
  'identity_no',
  'ref_user_id',
  'locale',
  'memo',
  'delivery_addresses',
  'details',
  'search_terms',
  'version',
  'updated_at',
]

const updateRow = statement(
  'customer_update',
  `with changed as (
     update customers set (${changedColumns.join(', ')}) = (
       select ${changedColumns.map((column) => `r.${column}`).join(', ')}
         from json_populate_record(null::customers, $3::json) r)
      where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$4')}`,
)

/**
 * Changes one customer in one transaction and returns it as it then is. `changes` may be a function
 * of the customer as it is under lock; it may refuse, and null changes nothing. The tags and
 * the unique values it wants must not depend on the customer. Refuses an unknown customer, and what `createCustomer` refuses.
 */
export async function updateCustomer(
  db: Db,
  actor: Actor,
  key: CustomerKey,
  changes: CustomerChanges | ((customer: Customer) => CustomerChanges | null),
  now: Date,
): Promise<Customer> {
  const decide = typeof changes === 'function' ? changes : () => changes
  const merchantId = actor.merchant.id
  const before = await loadCustomer(db, merchantId, key)
  const planned = decide(before)
  const tags = planned?.tags ? await planWantedTags(db, merchantId, planned.tags, now) : null
  return db.transaction(async (tx) => {
    // Values are locked before rows everywhere: an order, too, looks for its e-mail's owner first.
    await claimUnique(tx, merchantId, { ...before, ...planned?.columns }, planned?.unique ?? [])
    const customer = await lockCustomer(tx, merchantId, { id: before.id })
    const decided = decide(customer)
    if (!decided) return customer
    const merged: Customer = {
      ...customer,
      ...decided.columns,
      details: { ...customer.details, ...decided.details },
      version: customer.version + 1,
      updated_at: now.toISOString(),
    }
    merged.search_terms = customerSearchTerms(merged)
    const changesTags = tags !== null && decided.tags !== undefined
    if (changesTags) await setCustomerTagsIn(tx, actor, customer.id, tags)
    const changed = [
      ...Object.keys(decided.columns ?? {}),
      ...Object.keys(decided.details ?? {}),
      ...(changesTags ? ['tags'] : []),
    ]
    await tx.run(updateRow, [
      merchantId,
      customer.id,
      JSON.stringify(merged),
      JSON.stringify([newEvent(actor, 'customer.updated', customer.id, { changed }, now)]),
    ])
    return merged
  })
}
