import { brokenConstraint, type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { localTextOf } from '../local-time.ts'
import { findShifts } from './find-shifts.ts'
import { businessDayOf, hasBegun } from './shift.ts'

/** A till's shift to be handed over. */
export interface NewHandover {
  store_id: string
  register_code: string
  shift_code: string
  /** The till code of the employee who hands over. */
  staff_code: string
  handed_over_at: Date
  /** The day on which it began, where it is not told by the time of the handover. */
  business_on?: string
  /** What was sold in it, for the record. */
  takings?: object
}

const insertHandover = statement(
  'shift_handover_insert',
  `with handover as (
     insert into shift_handovers (merchant_id, store_id, register_code, shift_code, business_on,
       staff_code, handed_over_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
   )
   ${insertEventsSql('$9')}`,
)

/**
 * Closes a shift of a till for the day on which it began. Refuses shift_not_found, a day whose shift
 * begins after the handover (shift_not_begun) and, the second time, shift_already_handed_over.
 */
export async function handOverShift(
  db: Db,
  actor: Actor,
  input: NewHandover,
  now: Date,
): Promise<void> {
  const { merchant } = actor
  const shifts = await findShifts(db, merchant.id, input.store_id)
  const shift = shifts.find((each) => each.code === input.shift_code)
  if (!shift) throw new DomainError('shift_not_found')
  const handedOver = localTextOf(input.handed_over_at, merchant.timezone)
  const businessOn = input.business_on ?? businessDayOf(shift, handedOver)
  if (!hasBegun(shift, businessOn, handedOver)) throw new DomainError('shift_not_begun')
  const data = {
    register_code: input.register_code,
    shift_code: shift.code,
    business_on: businessOn,
    staff_code: input.staff_code,
    handed_over_at: input.handed_over_at.toISOString(),
    ...(input.takings ? { takings: input.takings } : {}),
  }
  const event = newEvent(actor, 'shift.handed_over', input.store_id, data, now)
  try {
    await db.write(insertHandover, [
      merchant.id,
      input.store_id,
      input.register_code,
      shift.code,
      businessOn,
      input.staff_code,
      input.handed_over_at,
      now,
      JSON.stringify([event]),
    ])
  } catch (error) {
    if (brokenConstraint(error) === 'shift_handovers_pkey') {
      throw new DomainError('shift_already_handed_over')
    }
    throw error
  }
}
