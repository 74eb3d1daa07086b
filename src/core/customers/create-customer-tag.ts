import { brokenConstraint, type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { takeNumber } from '../numbers.ts'
import type { CustomerTag } from './customer-tag.ts'

const insertTag = statement(
  'customer_tag_insert',
  `with new_tag as (
     insert into customer_tags select * from json_populate_record(null::customer_tags, $1::json)
   )
   ${insertEventsSql('$2')}`,
)

/** Makes a tag with its event. Refuses a name that another tag has (customer_tag_name_taken). */
export async function createCustomerTag(
  db: Db,
  actor: Actor,
  input: { name: string; description: string | null },
  now: Date,
): Promise<CustomerTag> {
  const at = now.toISOString()
  const tag = {
    merchant_id: actor.merchant.id,
    id: newId(now),
    firstline_id: await takeNumber(db, actor.merchant.id, 'customer_tags'),
    name: input.name,
    description: input.description,
    created_at: at,
    updated_at: at,
  }
  const event = newEvent(actor, 'customer_tag.created', tag.id, { name: tag.name }, now)
  try {
    await db.write(insertTag, [JSON.stringify(tag), JSON.stringify([event])])
  } catch (error) {
    throw tagRefusalOf(error)
  }
  return { ...tag, customer_count: 0 }
}

/** The refusal that a broken constraint on a tag's name means; any other error as it is. */
export function tagRefusalOf(error: unknown): unknown {
  return brokenConstraint(error) === 'customer_tags_name_key'
    ? new DomainError('customer_tag_name_taken')
    : error
}
