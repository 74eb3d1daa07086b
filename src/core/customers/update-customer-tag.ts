import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { tagRefusalOf } from './create-customer-tag.ts'
import type { CustomerTag } from './customer-tag.ts'
import { loadCustomerTag } from './find-customer-tags.ts'

const updateTag = statement(
  'customer_tag_update',
  `with changed as (
     update customer_tags
        set name = $3, description = case when $4 then $5 else description end, updated_at = $6
      where merchant_id = $1 and id = $2
     returning id
   ), recorded as (
     ${insertEventsSql('$7')} where exists (select 1 from changed)
   )
   select id from changed`,
)

/**
 * Renames a tag and, when given, changes its description; who carries it stays. Refuses an unknown
 * tag and a name that another tag has (customer_tag_name_taken).
 */
export async function updateCustomerTag(
  db: Db,
  actor: Actor,
  key: { firstline_id: number },
  changes: { name: string; description?: string | null | undefined },
  now: Date,
): Promise<CustomerTag> {
  const merchantId = actor.merchant.id
  const { id } = await loadCustomerTag(db, merchantId, key)
  try {
    const changed = await db.write(updateTag, [
      merchantId,
      id,
      changes.name,
      changes.description !== undefined,
      changes.description ?? null,
      now,
      JSON.stringify([newEvent(actor, 'customer_tag.updated', id, { name: changes.name }, now)]),
    ])
    if (changed.length === 0) throw new DomainError('customer_tag_not_found')
  } catch (error) {
    throw tagRefusalOf(error)
  }
  return loadCustomerTag(db, merchantId, key)
}
