import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { newId } from '../ids.ts'
import { takeNumbers } from '../numbers.ts'

/** The tags a customer is to have: by name, where unknown names become tags, or by FIRST LINE id. */
export type WantedTags = { names: string[] } | { firstline_ids: number[] }

/** Wanted tags with the rows of those that may have to be made; see `planWantedTags`. */
export type PlannedTags = { rows: TagRow[] } | { firstline_ids: number[] }

/** The row of `customer_tags`. */
export interface TagRow {
  merchant_id: string
  id: string
  firstline_id: number
  name: string
  description: string | null
  created_at: string
  updated_at: string
}

const findByName = statement(
  'customer_tags_find_by_name',
  `select row_to_json(t) as tag from customer_tags t
    where t.merchant_id = $1 and t.name = any($2)`,
)

/**
 * Prepares tags before the transaction that sets them, since running numbers are taken outside it.
 */
export async function planWantedTags(
  db: Db,
  merchantId: string,
  wanted: WantedTags,
  now: Date,
): Promise<PlannedTags> {
  if ('firstline_ids' in wanted) return { firstline_ids: [...new Set(wanted.firstline_ids)] }
  return planTags(db, merchantId, wanted.names, now)
}

/** The rows of the named tags, of which the unknown are not stored yet. Repeated names count once. */
export async function planTags(
  db: Db,
  merchantId: string,
  tagNames: string[],
  now: Date,
): Promise<{ rows: TagRow[] }> {
  const names = [...new Set(tagNames)].sort()
  if (names.length === 0) return { rows: [] }
  const found = await db.read<{ tag: TagRow }>(findByName, [merchantId, names])
  const known = new Map(found.map(({ tag }) => [tag.name, tag]))
  const unknown = names.filter((name) => !known.has(name))
  const numbers = await takeNumbers(db, merchantId, 'customer_tags', unknown.length)
  const at = now.toISOString()
  unknown.forEach((name, index) => {
    known.set(name, {
      merchant_id: merchantId,
      id: newId(now),
      firstline_id: numbers[index] as number,
      name,
      description: null,
      created_at: at,
      updated_at: at,
    })
  })
  return { rows: names.map((name) => known.get(name) as TagRow) }
}

const insertMissing = statement(
  'customer_tags_insert_missing',
  `insert into customer_tags
   select * from json_populate_recordset(null::customer_tags, $1::json) t order by t.name
   on conflict (merchant_id, name) do nothing`,
)

// The shared lock keeps the tags from being deleted before they are linked.
const lockByName = statement(
  'customer_tags_lock_by_name',
  `select id from customer_tags where merchant_id = $1 and name = any($2)
    order by id for key share`,
)

const lockByNumber = statement(
  'customer_tags_lock_by_number',
  `select id from customer_tags where merchant_id = $1 and firstline_id = any($2)
    order by id for key share`,
)

const unlink = statement(
  'customer_tags_unlink',
  `delete from customer_tag_links
    where merchant_id = $1 and customer_id = $2 and not tag_id = any($3)`,
)

const link = statement(
  'customer_tags_link',
  `insert into customer_tag_links (merchant_id, customer_id, tag_id)
   select $1, $2, unnest($3::text[]) on conflict do nothing`,
)

/**
 * Replaces the tags of one customer, whose row the caller has locked or just made. Refuses a FIRST
 * LINE id that is no tag of this merchant (customer_tag_not_found).
 */
export async function setCustomerTagsIn(
  tx: Tx,
  actor: Actor,
  customerId: string,
  tags: PlannedTags,
): Promise<void> {
  const merchantId = actor.merchant.id
  const ids = 'rows' in tags ? await lockOrMake(tx, merchantId, tags.rows) : null
  const tagIds = ids ?? (await lockKnown(tx, merchantId, tags as { firstline_ids: number[] }))
  await tx.run(unlink, [merchantId, customerId, tagIds])
  if (tagIds.length > 0) await tx.run(link, [merchantId, customerId, tagIds])
}

async function lockOrMake(tx: Tx, merchantId: string, rows: TagRow[]): Promise<string[]> {
  if (rows.length === 0) return []
  const names = rows.map((row) => row.name)
  // A tag that someone deletes between the two statements is made again.
  for (;;) {
    await tx.run(insertMissing, [JSON.stringify(rows)])
    const locked = await tx.run<{ id: string }>(lockByName, [merchantId, names])
    if (locked.length === rows.length) return locked.map((row) => row.id)
  }
}

async function lockKnown(
  tx: Tx,
  merchantId: string,
  tags: { firstline_ids: number[] },
): Promise<string[]> {
  const wanted = tags.firstline_ids
  if (wanted.length === 0) return []
  const storable = wanted.filter((id) => Number.isSafeInteger(id))
  const locked = await tx.run<{ id: string }>(lockByNumber, [merchantId, storable])
  if (locked.length < wanted.length) throw new DomainError('customer_tag_not_found')
  return locked.map((row) => row.id)
}
