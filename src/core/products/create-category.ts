import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { takeNumber } from '../numbers.ts'
import type { Translations } from '../translations.ts'
import type { Category } from './product.ts'
import { nameOf } from './product-texts.ts'

/** A category to be. */
export interface NewCategory {
  name_translations: Translations
  parent_id?: string | null
  details?: Record<string, unknown>
}

const lockParent = statement(
  'category_parent',
  'select id from categories where merchant_id = $1 and id = $2 for key share',
)

const nextPriority = statement(
  'category_next_priority',
  `select coalesce(max(priority), 0) + 1 as priority from categories
    where merchant_id = $1 and parent_id is not distinct from $2`,
)

const insertCategory = statement(
  'category_insert',
  `with new_category as (
     insert into categories select * from json_populate_record(null::categories, $1::json)
   )
   ${insertEventsSql('$2')}`,
)

/** Makes a category. Refuses a parent that does not exist (category_parent_unknown). */
export async function createCategory(
  db: Db,
  actor: Actor,
  input: NewCategory,
  now: Date,
): Promise<Category> {
  const firstlineId = await takeNumber(db, actor.merchant.id, 'categories')
  return db.transaction(async (tx) => {
    if (input.parent_id) {
      const [parent] = await tx.run(lockParent, [actor.merchant.id, input.parent_id])
      if (!parent) throw new DomainError('category_parent_unknown')
    }
    return insertCategoryIn(tx, actor, input, firstlineId, now)
  })
}

async function insertCategoryIn(
  tx: Tx,
  actor: Actor,
  input: NewCategory,
  firstlineId: number,
  now: Date,
): Promise<Category> {
  const parentId = input.parent_id || null
  const [next] = await tx.run<{ priority: number }>(nextPriority, [actor.merchant.id, parentId])
  const at = now.toISOString()
  const category: Category = {
    merchant_id: actor.merchant.id,
    id: newId(now),
    firstline_id: firstlineId,
    parent_id: parentId,
    name: nameOf(input.name_translations, actor.merchant.locale),
    name_translations: input.name_translations,
    status: 'active',
    priority: next?.priority ?? 1,
    details: input.details ?? {},
    created_at: at,
    updated_at: at,
  }
  const event = newEvent(actor, 'category.created', category.id, { name: category.name }, now)
  await tx.run(insertCategory, [JSON.stringify(category), JSON.stringify([event])])
  return category
}

const findByName = statement(
  'category_find_by_name',
  `select id from categories where merchant_id = $1 and name = $2
    order by created_at, id limit 1`,
)

/** A category that is meant by its name; its number is taken only when it may have to be made. */
export interface NamedCategory {
  name: string
  id: string | null
  firstline_id: number | null
}

/** Looks a category up by name before the transaction that uses it. */
export async function planNamedCategory(
  db: Db,
  merchantId: string,
  name: string,
): Promise<NamedCategory> {
  const [found] = await db.read<{ id: string }>(findByName, [merchantId, name])
  if (found) return { name, id: found.id, firstline_id: null }
  return { name, id: null, firstline_id: await takeNumber(db, merchantId, 'categories') }
}

const lockName = statement(
  'category_name_lock',
  `select pg_advisory_xact_lock(hashtextextended('category ' || $1 || ' ' || $2, 0))`,
)

/**
 * The id of the category with this name, made when there is none. Two at once make one: names are
 * not unique in the table, since SHOPLINE allows twins, so the name itself is locked.
 */
export async function settleNamedCategory(
  tx: Tx,
  actor: Actor,
  planned: NamedCategory,
  now: Date,
): Promise<string> {
  if (planned.id !== null) return planned.id
  await tx.run(lockName, [actor.merchant.id, planned.name])
  const [found] = await tx.run<{ id: string }>(findByName, [actor.merchant.id, planned.name])
  if (found) return found.id
  const input = { name_translations: { [actor.merchant.locale]: planned.name } }
  // A plan without an id always has a number.
  const made = await insertCategoryIn(tx, actor, input, planned.firstline_id as number, now)
  return made.id
}
