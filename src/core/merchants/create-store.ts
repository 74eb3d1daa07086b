import { brokenConstraint, type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import type { Translations } from '../translations.ts'
import { overlapOf, type Shift } from './shift.ts'

/** A till of a store. */
export interface Register {
  code: string
  name: string
}

/** A physical store to be, with its tills and shifts. Times of day are HH:MM. */
export interface NewStore {
  code: string
  name: string
  name_translations: Translations
  phone: string | null
  address: string | null
  registers: Register[]
  shifts: Shift[]
}

const insertStore = statement(
  'store_insert',
  `with warehouse as (
     insert into warehouses (merchant_id, id, name, created_at, updated_at)
     values ($1, $3, $5, $12, $12)
   ), store as (
     insert into stores (merchant_id, id, code, kind, name, name_translations, phone, address,
       warehouse_id, created_at, updated_at)
     values ($1, $2, $4, 'physical', $6, $7, $8, $9, $3, $12, $12)
   ), registers as (
     insert into registers (merchant_id, store_id, code, name)
     select $1, $2, r.code, r.name from json_to_recordset($10) as r (code text, name text)
   ), shifts as (
     insert into shifts (merchant_id, store_id, code, name, start_time, stop_time)
     select $1, $2, s.code, s.name, s.start_time, s.stop_time
       from json_to_recordset($11) as s (code text, name text, start_time time, stop_time time)
   )
   ${insertEventsSql('$13')}`,
)

/**
 * Makes a physical store with its own warehouse, its tills and its shifts. Refuses store_code_taken,
 * tills or shifts that share a code (invalid), and shifts_overlap.
 */
export async function createStore(
  db: Db,
  actor: Actor,
  input: NewStore,
  now: Date,
): Promise<{ id: string; code: string; warehouse_id: string }> {
  assertTills(input)
  const [id, warehouseId] = [newId(now), newId(now)]
  const event = newEvent(actor, 'store.created', id, { ...input, warehouse_id: warehouseId }, now)
  try {
    await db.write(insertStore, [
      actor.merchant.id,
      id,
      warehouseId,
      input.code,
      `${input.name}倉`,
      input.name,
      JSON.stringify(input.name_translations),
      input.phone,
      input.address,
      JSON.stringify(input.registers),
      JSON.stringify(input.shifts),
      now,
      JSON.stringify([event]),
    ])
  } catch (error) {
    if (brokenConstraint(error) === 'stores_code_key') throw new DomainError('store_code_taken')
    throw error
  }
  return { id, code: input.code, warehouse_id: warehouseId }
}

/** Refuses tills or shifts that share a code, and shifts that run at the same time of day. */
export function assertTills(given: { registers?: Register[]; shifts?: Shift[] }): void {
  const { registers = [], shifts = [] } = given
  for (const [field, rows] of Object.entries({ registers, shifts })) {
    const codes = rows.map((each) => each.code)
    if (new Set(codes).size < codes.length) throw new DomainError('invalid', { reason: field })
  }
  const overlap = overlapOf(shifts)
  if (overlap) {
    const [one, other] = overlap
    throw new DomainError('shifts_overlap', { reason: `${one.code}, ${other.code}` })
  }
}
