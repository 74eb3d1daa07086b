import { type Db, statement } from '../../platform/db.ts'
import { findShifts } from './find-shifts.ts'
import { type Handover, type Shift, shiftOfTill } from './shift.ts'

const readHandovers = statement(
  'shift_handovers_find',
  `select shift_code, business_on::text as business_on
     from shift_handovers
    where merchant_id = $1 and store_id = $2 and register_code = $3
      and business_on between $4::date - 1 and $4::date + 1 and handed_over_at <= $5`,
)

/**
 * The shift that a sale at a till belongs to, by the store's shifts and what the till has handed
 * over before it; null outside any shift. `localText` is the time of the sale on the merchant's
 * clocks, 2021-08-24 14:18:30, and `at` the same as an instant.
 */
export async function findTillShift(
  db: Db,
  merchantId: string,
  till: { store_id: string; register_code: string },
  { localText, at }: { localText: string; at: Date },
): Promise<Shift | null> {
  const [shifts, handovers] = await Promise.all([
    findShifts(db, merchantId, till.store_id),
    db.read<Handover>(readHandovers, [
      merchantId,
      till.store_id,
      till.register_code,
      localText.slice(0, 10),
      at,
    ]),
  ])
  return shiftOfTill(shifts, handovers, localText)
}
