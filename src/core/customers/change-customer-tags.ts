import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { type CustomerKey, loadCustomer, lockCustomer } from './load-customer.ts'
import { planTags, setCustomerTagsIn, type TagRow } from './set-customer-tags.ts'

/** What to do with the named tags of one customer. */
export interface TagChange {
  mode: 'replace' | 'add' | 'remove'
  names: string[]
  /** More tags than this are not stored; nothing changes then. */
  count_max: number
}

const readTags = statement(
  'customer_tags_of',
  `select row_to_json(t) as tag
     from customer_tag_links l
     join customer_tags t on t.merchant_id = $1 and t.id = l.tag_id
    where l.merchant_id = $1 and l.customer_id = $2 order by t.name, t.id`,
)

const touchCustomer = statement(
  'customer_tags_touch',
  `with touched as (
     update customers set version = version + 1, updated_at = $3 where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$4')}`,
)

/**
 * Replaces, adds or removes tags of a customer by name, under its lock, and returns the names it
 * then has. Unknown names become tags. Refuses an unknown customer.
 */
export async function changeCustomerTags(
  db: Db,
  actor: Actor,
  key: CustomerKey,
  change: TagChange,
  now: Date,
): Promise<string[]> {
  const merchantId = actor.merchant.id
  const { id } = await loadCustomer(db, merchantId, key)
  const names = change.mode === 'remove' ? [] : change.names
  // Far too many names fit no customer, whatever it has.
  const isHopeless = new Set(names).size > change.count_max
  const { rows: named } = await planTags(db, merchantId, isHopeless ? [] : names, now)
  return db.transaction(async (tx) => {
    await lockCustomer(tx, merchantId, { id })
    const before = await tx.run<{ tag: TagRow }>(readTags, [merchantId, id])
    const current = before.map((row) => row.tag)
    const wanted = wantedTags(current, named, change)
    if (isHopeless || wanted.length > change.count_max) return namesOf(current)
    await setCustomerTagsIn(tx, actor, id, { rows: wanted })
    const event = newEvent(actor, 'customer.updated', id, { changed: ['tags'] }, now)
    await tx.run(touchCustomer, [merchantId, id, now, JSON.stringify([event])])
    return namesOf(wanted)
  })
}

function wantedTags(current: TagRow[], named: TagRow[], change: TagChange): TagRow[] {
  switch (change.mode) {
    case 'replace':
      return named
    case 'remove':
      return current.filter((tag) => !change.names.includes(tag.name))
    case 'add':
      return [...current, ...named.filter((tag) => !current.some((own) => own.name === tag.name))]
  }
}

function namesOf(tags: TagRow[]): string[] {
  return tags.map((tag) => tag.name).sort()
}
