import { brokenConstraint, type Db, type Statement, statement, type Tx } from '../../platform/db.ts'
import { undoable } from '../../platform/inside-transaction.ts'
import type { Actor } from '../actor.ts'
import { changedValues } from '../changed-values.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { assertSameVersion } from '../version.ts'
import { assertTills, type Register } from './create-store.ts'
import type { Store } from './find-stores.ts'
import type { Shift } from './shift.ts'

/** A store with its tills and shifts, as the lock holds it. */
interface LockedStore extends Store {
  registers: Register[]
  shifts: Shift[]
}

/** What may be changed of a store; tills and shifts are given whole. */
export type StoreChanges = Partial<
  Pick<LockedStore, 'name' | 'name_translations' | 'phone' | 'address' | 'registers' | 'shifts'>
>

const lockStore = statement(
  'store_lock',
  `select row_to_json(s) as store,
          (select coalesce(json_agg(row_to_json(r) order by r.code), '[]')
             from (select code, name from registers
                    where merchant_id = $1 and store_id = $2) r) as registers,
          (select coalesce(json_agg(row_to_json(h) order by h.start_time, h.code), '[]')
             from (select code, name, start_time::text as start_time, stop_time::text as stop_time
                     from shifts where merchant_id = $1 and store_id = $2) h) as shifts
     from stores s
    where s.merchant_id = $1 and s.id = $2
      for no key update of s`,
)

const updateRow = statement(
  'store_update',
  `with changed as (
     update stores
        set (name, name_translations, phone, address, version, updated_at)
          = (select r.name, r.name_translations, r.phone, r.address, r.version, r.updated_at
               from json_populate_record(null::stores, $3::json) r)
      where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$4')}`,
)

const replaceRegisters = statement(
  'store_replace_registers',
  `with gone as (
     delete from registers r
      where r.merchant_id = $1 and r.store_id = $2
        and r.code not in (select code from json_to_recordset($3) as g (code text))
   )
   insert into registers (merchant_id, store_id, code, name)
   select $1, $2, g.code, g.name from json_to_recordset($3) as g (code text, name text)
   on conflict (merchant_id, store_id, code) do update set name = excluded.name`,
)

const replaceShifts = statement(
  'store_replace_shifts',
  `with gone as (
     delete from shifts s
      where s.merchant_id = $1 and s.store_id = $2
        and s.code not in (select code from json_to_recordset($3) as g (code text))
   )
   insert into shifts (merchant_id, store_id, code, name, start_time, stop_time)
   select $1, $2, g.code, g.name, g.start_time, g.stop_time
     from json_to_recordset($3) as g (code text, name text, start_time time, stop_time time)
   on conflict (merchant_id, store_id, code)
   do update set name = excluded.name, start_time = excluded.start_time,
                 stop_time = excluded.stop_time`,
)

/**
 * Changes a store, its tills and its shifts. `decide` is given the store under its lock and says what
 * to change. Refuses store_not_found, settings_changed_meanwhile where it is not at `version` any
 * more, tills and shifts as createStore does, and any of them for the online store (store_online).
 */
export async function updateStore(
  db: Db,
  actor: Actor,
  { id, version }: { id: string; version: number | null },
  decide: (store: LockedStore) => StoreChanges,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const store = await loadLocked(tx, actor.merchant.id, id)
    assertSameVersion(store, version)
    const changes = decide(store)
    if (store.kind === 'online' && (changes.registers || changes.shifts)) {
      throw new DomainError('store_online')
    }
    assertTills(changes)
    const changed = changedValues<LockedStore>(store, changes)
    if (!changed) return
    const { registers, shifts } = changed.after
    const key = [actor.merchant.id, id]
    if (registers) await tx.run(replaceRegisters, [...key, JSON.stringify(registers)])
    if (shifts) await tx.run(replaceShifts, [...key, JSON.stringify(shifts)])
    const after = { ...store, ...changes, version: store.version + 1, updated_at: now }
    const event = newEvent(actor, 'store.updated', id, changed, now)
    await tx.run(updateRow, [...key, JSON.stringify(after), JSON.stringify([event])])
  })
}

async function loadLocked(tx: Tx, merchantId: string, id: string): Promise<LockedStore> {
  const [row] = await tx.run<{ store: Store; registers: Register[]; shifts: Shift[] }>(lockStore, [
    merchantId,
    id,
  ])
  if (!row) throw new DomainError('store_not_found')
  const { store, registers, shifts } = row
  return { ...store, registers, shifts }
}

const deleteStore = statement(
  'store_delete',
  `with gone_registers as (
     delete from registers where merchant_id = $1 and store_id = $2
   ), gone_shifts as (
     delete from shifts where merchant_id = $1 and store_id = $2
   ), gone as (
     delete from stores where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$3')}`,
)

const deleteWarehouse = statement(
  'store_delete_warehouse',
  'delete from warehouses where merchant_id = $1 and id = $2',
)

/**
 * Removes a store that was never used. Its warehouse goes with it unless stock was ever kept there.
 * Refuses store_not_found, store_online, and store_in_use once it has orders or handovers.
 */
export async function removeStore(
  db: Db,
  actor: Actor,
  { id, version }: { id: string; version: number | null },
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const store = await loadLocked(tx, actor.merchant.id, id)
    assertSameVersion(store, version)
    if (store.kind === 'online') throw new DomainError('store_online')
    const event = newEvent(actor, 'store.removed', id, { code: store.code, name: store.name }, now)
    const isGone = await unlessReferred(tx, deleteStore, [
      actor.merchant.id,
      id,
      JSON.stringify([event]),
    ])
    if (!isGone) throw new DomainError('store_in_use')
    await unlessReferred(tx, deleteWarehouse, [actor.merchant.id, store.warehouse_id])
  })
}

// What refers to a row is told by the foreign keys, whoever writes at the same moment.
async function unlessReferred(tx: Tx, statement: Statement, values: unknown[]): Promise<boolean> {
  try {
    await undoable(tx, () => tx.run(statement, values))
    return true
  } catch (error) {
    if (brokenConstraint(error) === null) throw error
    return false
  }
}
