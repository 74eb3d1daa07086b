import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError, type ErrorCode } from '../errors.ts'
import { instantOfLocal, localTextOf } from '../local-time.ts'
import type { Register } from '../merchants/create-store.ts'
import { findHandoversOfDay, type StoredHandover } from '../merchants/find-handovers.ts'
import { findRegisters } from '../merchants/find-registers.ts'
import { findShifts } from '../merchants/find-shifts.ts'
import { handOverShift } from '../merchants/hand-over-shift.ts'
import type { Merchant } from '../merchants/merchant.ts'
import { addDays, businessDayOfSale, hasBegun, hasEnded, type Shift } from '../merchants/shift.ts'
import { findSalesGroups, type SalesFigures, type SalesGroup } from './find-store-sales.ts'

/** Figures of one way of payment; null where the orders do not name one, as those of tills. */
export interface PaymentFigures extends SalesFigures {
  payment_method_id: string | null
}

/** What one till took in one shift of a day. */
export interface TakingsOfShift extends SalesFigures {
  register: Register
  /** Null for what was sold outside of any shift. */
  shift: { code: string; name: string } | null
  state: 'not_begun' | 'running' | 'ended' | 'handed_over' | null
  handover: StoredHandover | null
  /** Why it cannot be handed over now; null when it can. */
  refusal: ErrorCode | null
  operators: { code: string; name: string }[]
  payments: PaymentFigures[]
}

/** What a store took on a day: every till and shift of it, and the sums. */
export interface Takings {
  business_on: string
  rows: TakingsOfShift[]
  total: SalesFigures
  payments: PaymentFigures[]
}

/** What is known of a store's day before the rows are put together. */
interface StoreDay {
  businessOn: string
  /** The time now on the merchant's clocks. */
  localNow: string
  shifts: Shift[]
  registers: Register[]
  handovers: StoredHandover[]
  groups: SalesGroup[]
}

/**
 * The takings of a store's day. A sale counts for the day on which its shift began; sales without a
 * shift count for the day on the calendar. Every till has a row for every shift, sold or not.
 */
export async function findTakings(
  db: Db,
  merchant: Merchant,
  storeId: string,
  businessOn: string,
  now: Date,
): Promise<Takings> {
  const { id, timezone } = merchant
  const shifts = await findShifts(db, id, storeId)
  const midnight = (day: string) => instantOfLocal(`${day} 00:00:00`, timezone)
  // A till may have gone on to the day's first shift the evening before, its last runs past midnight.
  const from = midnight(shifts.length > 0 ? addDays(businessOn, -1) : businessOn)
  const until = midnight(addDays(businessOn, shifts.length > 0 ? 2 : 1))
  const unit = shifts.length > 0 ? 'minute' : 'day'
  const [registers, handovers, groups] = await Promise.all([
    findRegisters(db, id, storeId),
    findHandoversOfDay(db, id, storeId, businessOn),
    findSalesGroups(db, id, storeId, { from, until, unit }, merchant),
  ])
  const localNow = localTextOf(now, timezone)
  return takingsOf({ businessOn, localNow, shifts, registers, handovers, groups })
}

/** Puts the takings of a day together; pure. */
export function takingsOf(day: StoreDay): Takings {
  const sold = day.groups.filter(
    (each) => businessDayOfSale(day.shifts, each.shift_code, each.local) === day.businessOn,
  )
  const rows = new Map<string, { register: Register; shift: TakingsOfShift['shift'] }>()
  const add = (register: Register, shift: TakingsOfShift['shift']) => {
    const key = keyOf(register.code, shift?.code ?? null)
    if (!rows.has(key)) rows.set(key, { register, shift })
  }
  for (const register of day.registers) {
    for (const shift of day.shifts) add(register, { code: shift.code, name: shift.name })
  }
  const registerOf = (code: string) =>
    day.registers.find((each) => each.code === code) ?? { code, name: '' }
  const shiftOf = (code: string | null, name: string) => {
    const known = day.shifts.find((each) => each.code === code)
    return code === null ? null : { code, name: known?.name ?? name }
  }
  for (const each of [...sold, ...day.handovers]) {
    const name = 'shift_name' in each ? (each.shift_name ?? '') : ''
    add(registerOf(each.register_code), shiftOf(each.shift_code, name))
  }
  return {
    business_on: day.businessOn,
    rows: [...rows.values()]
      .map(({ register, shift }) => rowOf(day, sold, register, shift))
      .toSorted((a, b) => inOrder(a.register.code, b.register.code)),
    total: sumOf(sold),
    payments: paymentsOf(sold),
  }
}

function rowOf(
  day: StoreDay,
  sold: SalesGroup[],
  register: Register,
  shift: TakingsOfShift['shift'],
): TakingsOfShift {
  const key = keyOf(register.code, shift?.code ?? null)
  const own = sold.filter((each) => keyOf(each.register_code, each.shift_code) === key)
  const handover =
    day.handovers.find((each) => keyOf(each.register_code, each.shift_code) === key) ?? null
  const times = day.shifts.find((each) => each.code === shift?.code)
  const state = stateOf(day, times, handover)
  return {
    register,
    shift,
    state,
    handover,
    refusal: refusalOf(state),
    operators: operatorsOf(own),
    payments: paymentsOf(own),
    ...sumOf(own),
  }
}

function stateOf(
  { businessOn, localNow }: StoreDay,
  times: Shift | undefined,
  handover: StoredHandover | null,
): TakingsOfShift['state'] {
  if (handover) return 'handed_over'
  if (!times) return null
  if (!hasBegun(times, businessOn, localNow)) return 'not_begun'
  return hasEnded(times, businessOn, localNow) ? 'ended' : 'running'
}

function refusalOf(state: TakingsOfShift['state']): ErrorCode | null {
  switch (state) {
    case 'handed_over':
      return 'shift_already_handed_over'
    case 'not_begun':
      return 'shift_not_begun'
    case null:
      return 'shift_not_found'
    default:
      return null
  }
}

const names = [
  ...(['order_count', 'sales_minor', 'paid_minor', 'refunded_minor'] as const),
  ...(['cancelled_count', 'cancelled_minor', 'other_currency_count'] as const),
]

function sumOf(groups: SalesFigures[]): SalesFigures {
  return Object.fromEntries(
    names.map((name) => [name, groups.reduce((sum, each) => sum + each[name], 0)]),
  ) as unknown as SalesFigures
}

function paymentsOf(groups: SalesGroup[]): PaymentFigures[] {
  return [...Map.groupBy(groups, (each) => each.payment_method_id)]
    .map(([payment_method_id, own]) => ({ payment_method_id, ...sumOf(own) }))
    .toSorted((a, b) => b.paid_minor - a.paid_minor)
}

function operatorsOf(groups: SalesGroup[]): { code: string; name: string }[] {
  const known = new Map<string, string>()
  for (const { operator_code, operator_name } of groups) {
    if (operator_code !== null) known.set(operator_code, operator_name ?? '')
  }
  return [...known]
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => inOrder(a.code, b.code))
}

function keyOf(registerCode: string, shiftCode: string | null): string {
  return JSON.stringify([registerCode, shiftCode])
}

function inOrder(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** A till's shift of a day, to be handed over by the actor. */
export interface TillShiftKey {
  store_id: string
  register_code: string
  shift_code: string
  business_on: string
}

/**
 * Hands a till's shift over as the actor, with its takings in the event. Refuses register_not_found
 * for a till that the store does not have and that sold nothing on that day, and as handOverShift.
 */
export async function handOverTill(
  db: Db,
  actor: Actor,
  key: TillShiftKey,
  now: Date,
): Promise<void> {
  const day = await findTakings(db, actor.merchant, key.store_id, key.business_on, now)
  const ofTill = day.rows.filter((each) => each.register.code === key.register_code)
  if (ofTill.length === 0) throw new DomainError('register_not_found')
  const row = ofTill.find((each) => each.shift?.code === key.shift_code)
  if (!row) throw new DomainError('shift_not_found')
  if (row.refusal) throw new DomainError(row.refusal)
  const takings = sumOf([row])
  const handover = { ...key, staff_code: actor.code ?? '', handed_over_at: now, takings }
  await handOverShift(db, actor, handover, now)
}
