import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'

/** A view of a list that somebody gave a name: its filters, sort and columns. */
export interface SavedView {
  merchant_id: string
  id: string
  /** Whose it is; null is everybody's. */
  staff_id: string | null
  /** The list: orders, customers … */
  screen: string
  name: string
  /** What the screen needs to show the view; its own words. */
  query: Record<string, unknown>
  position: number
  version: number
  created_at: string
  updated_at: string
}

/** How many views one person has of all screens together, and how many all share. */
export const savedViewLimits = { private: 50, shared: 50 }

const findOwn = statement(
  'saved_views_find',
  `select row_to_json(v) as view from saved_views v
    where v.merchant_id = $1 and v.screen = $2 and (v.staff_id is null or v.staff_id = $3)
    order by v.position, v.id`,
)

/** The views of a list that a person sees: the shared ones and the person's own. */
export async function findSavedViews(db: Db, actor: Actor, screen: string): Promise<SavedView[]> {
  const values = [actor.merchant.id, screen, actor.id]
  const rows = await db.read<{ view: SavedView }>(findOwn, values)
  return rows.map((row) => row.view)
}

// Counting and adding must be one step for the limit to hold.
const lockMerchant = statement(
  'saved_views_lock',
  'select 1 from merchants where id = $1 for no key update',
)

const countOwn = statement(
  'saved_views_count',
  `select count(*)::int as count, coalesce(max(position), 0) as last from saved_views
    where merchant_id = $1 and staff_id is not distinct from $2`,
)

const insertView = statement(
  'saved_views_insert',
  `with made as (
     insert into saved_views select * from json_populate_record(null::saved_views, $1::json)
   )
   ${insertEventsSql('$2')}`,
)

export interface NewSavedView {
  screen: string
  name: string
  query: Record<string, unknown>
  is_shared: boolean
}

/**
 * Keeps a view, after those that are there. Refuses more than there may be (saved_views_too_many). A
 * caller who is nobody in person, such as the merchant's own token, has shared ones alone: others are
 * refused (saved_view_private).
 */
export async function createSavedView(
  db: Db,
  actor: Actor,
  input: NewSavedView,
  now: Date,
): Promise<SavedView> {
  const staff_id = ownerOf(actor, input.is_shared)
  return db.transaction(async (tx) => {
    await tx.run(lockMerchant, [actor.merchant.id])
    const [own] = await tx.run<{ count: number; last: number }>(countOwn, [
      actor.merchant.id,
      staff_id,
    ])
    assertRoom(staff_id, own?.count ?? 0)
    const view: SavedView = {
      merchant_id: actor.merchant.id,
      id: newId(now),
      staff_id,
      screen: input.screen,
      name: input.name,
      query: input.query,
      position: (own?.last ?? 0) + 1,
      version: 1,
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
    }
    const event = newEvent(actor, 'saved_view.created', view.id, eventData(view), now)
    await tx.run(insertView, [JSON.stringify(view), JSON.stringify([event])])
    return view
  })
}

const lockView = statement(
  'saved_views_lock_one',
  `select row_to_json(v) as view from saved_views v
    where v.merchant_id = $1 and v.id = $2 and (v.staff_id is null or v.staff_id = $3)
      for update`,
)

/** Locks a view that the actor sees; another person's is not found (saved_view_not_found). */
async function lockSavedView(tx: Tx, actor: Actor, id: string): Promise<SavedView> {
  const [row] = await tx.run<{ view: SavedView }>(lockView, [actor.merchant.id, id, actor.id])
  if (!row) throw new DomainError('saved_view_not_found')
  return row.view
}

const updateView = statement(
  'saved_views_update',
  `with changed as (
     update saved_views set (staff_id, name, query, position, version, updated_at) = (
       select r.staff_id, r.name, r.query, r.position, r.version, r.updated_at
         from json_populate_record(null::saved_views, $3::json) r)
      where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$4')}`,
)

/** What may be changed of a view; a member that is left out stays as it is. */
export interface SavedViewChange {
  name?: string | undefined
  query?: Record<string, unknown> | undefined
  is_shared?: boolean | undefined
  position?: number | undefined
}

/**
 * Changes a view and returns it. `check` is given the view under its lock and may refuse it. Refuses
 * saved_view_not_found and, where the view changes hands, what `createSavedView` refuses.
 */
export async function updateSavedView(
  db: Db,
  actor: Actor,
  { id, change, check }: { id: string; change: SavedViewChange; check(view: SavedView): void },
  now: Date,
): Promise<SavedView> {
  return db.transaction(async (tx) => {
    await tx.run(lockMerchant, [actor.merchant.id])
    const view = await lockSavedView(tx, actor, id)
    check(view)
    const isShared = change.is_shared ?? view.staff_id === null
    const staff_id =
      isShared === (view.staff_id === null) ? view.staff_id : ownerOf(actor, isShared)
    if (staff_id !== view.staff_id) {
      const [own] = await tx.run<{ count: number }>(countOwn, [actor.merchant.id, staff_id])
      assertRoom(staff_id, own?.count ?? 0)
    }
    const changed: SavedView = {
      ...view,
      staff_id,
      name: change.name ?? view.name,
      query: change.query ?? view.query,
      position: change.position ?? view.position,
      version: view.version + 1,
      updated_at: now.toISOString(),
    }
    const event = newEvent(actor, 'saved_view.updated', id, eventData(changed), now)
    await tx.run(updateView, [
      actor.merchant.id,
      id,
      JSON.stringify(changed),
      JSON.stringify([event]),
    ])
    return changed
  })
}

const deleteView = statement(
  'saved_views_delete',
  `with gone as (delete from saved_views where merchant_id = $1 and id = $2)
   ${insertEventsSql('$3')}`,
)

/** Forgets a view; refuses saved_view_not_found and what `check` refuses. */
export async function deleteSavedView(
  db: Db,
  actor: Actor,
  { id, check }: { id: string; check(view: SavedView): void },
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const view = await lockSavedView(tx, actor, id)
    check(view)
    const event = newEvent(actor, 'saved_view.deleted', id, eventData(view), now)
    await tx.run(deleteView, [actor.merchant.id, id, JSON.stringify([event])])
  })
}

function ownerOf(actor: Actor, isShared: boolean): string | null {
  if (isShared) return null
  if (actor.kind !== 'staff' || actor.id === null) throw new DomainError('saved_view_private')
  return actor.id
}

function assertRoom(staffId: string | null, count: number): void {
  const most = staffId === null ? savedViewLimits.shared : savedViewLimits.private
  if (count >= most) throw new DomainError('saved_views_too_many', { limit: most })
}

// What a private view is called is nobody else's business.
function eventData(view: SavedView): object {
  const is_shared = view.staff_id === null
  return { screen: view.screen, is_shared, ...(is_shared ? { name: view.name } : {}) }
}
