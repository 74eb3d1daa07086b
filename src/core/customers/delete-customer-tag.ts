import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'

// Waits for those who are linking the tag at this moment, and keeps others from beginning.
const lockTag = statement(
  'customer_tag_lock',
  'select id, name from customer_tags where merchant_id = $1 and firstline_id = $2 for update',
)

const unlinkAll = statement(
  'customer_tag_unlink_all',
  'delete from customer_tag_links where merchant_id = $1 and tag_id = $2',
)

const deleteTag = statement(
  'customer_tag_delete',
  `with gone as (
     delete from customer_tags where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$3')}`,
)

/** Deletes a tag and takes it off all customers. Refuses an unknown one (customer_tag_not_found). */
export async function deleteCustomerTag(
  db: Db,
  actor: Actor,
  key: { firstline_id: number },
  now: Date,
): Promise<void> {
  const merchantId = actor.merchant.id
  await db.transaction(async (tx) => {
    const [tag] = await tx.run<{ id: string; name: string }>(lockTag, [
      merchantId,
      key.firstline_id,
    ])
    if (!tag) throw new DomainError('customer_tag_not_found')
    await tx.run(unlinkAll, [merchantId, tag.id])
    const event = newEvent(actor, 'customer_tag.deleted', tag.id, { name: tag.name }, now)
    await tx.run(deleteTag, [merchantId, tag.id, JSON.stringify([event])])
  })
}
