/** A shift of a store's day, as its tills show it. Times of day are HH:MM:SS on the local clock. */
export interface Shift {
  code: string
  name: string
  start_time: string
  /** Before start_time when the shift runs over midnight; the same when it lasts a whole day. */
  stop_time: string
}

/**
 * The shift at a time of day (HH:MM:SS), or null in a gap between shifts. A shift begins at its
 * start and has ended at its stop; where two overlap the first of the list counts.
 */
export function shiftAt(shifts: Shift[], timeOfDay: string): Shift | null {
  return shifts.find((shift) => isWithin(shift, timeOfDay)) ?? null
}

function isWithin({ start_time, stop_time }: Shift, timeOfDay: string): boolean {
  const hasBegun = timeOfDay >= start_time
  const hasNotEnded = timeOfDay < stop_time
  return start_time < stop_time ? hasBegun && hasNotEnded : hasBegun || hasNotEnded
}

/** A shift that a till has handed over, and the day on which it began. */
export interface Handover {
  shift_code: string
  business_on: string
}

/**
 * The day on which the shift that runs at a local time (2021-08-24 02:00:00) began: before the start
 * of the shift it is still the shift of the day before.
 */
export function businessDayOf(shift: Shift, localText: string): string {
  const day = localText.slice(0, 10)
  return localText.slice(11) < shift.start_time ? addDays(day, -1) : day
}

/**
 * The shift that a sale at a local time belongs to when the till has handed over these before it. A
 * shift that is handed over is followed by the next of the store. Outside any shift there is none.
 */
export function shiftOfTill(
  shifts: Shift[],
  handovers: Handover[],
  localText: string,
): Shift | null {
  const first = shiftAt(shifts, localText.slice(11))
  if (!first) return null
  const start = shifts.indexOf(first)
  const day = businessDayOf(first, localText)
  // Inferred: the vendor says nothing of what follows a handover (spec/wixtar/shop-order.md).
  for (let step = 0; step < shifts.length; step++) {
    const index = start + step
    const shift = shifts[index % shifts.length] as Shift
    const business_on = index < shifts.length ? day : addDays(day, 1)
    const isHandedOver = handovers.some(
      (each) => each.shift_code === shift.code && each.business_on === business_on,
    )
    if (!isHandedOver) return shift
  }
  return first
}

/**
 * The day that a sale counts for when it was made at a local time and carries this shift: the day on
 * which that shift began, or begins where the till went on to it early (shiftOfTill). Without a shift,
 * or with one that the store has no more, it is the day on the calendar.
 */
export function businessDayOfSale(
  shifts: Shift[],
  shiftCode: string | null,
  localText: string,
): string {
  const first = shiftAt(shifts, localText.slice(11))
  const own = shifts.findIndex((each) => each.code === shiftCode)
  if (!first || own === -1) return localText.slice(0, 10)
  const day = businessDayOf(first, localText)
  return own < shifts.indexOf(first) ? addDays(day, 1) : day
}

/** Whether the shift of a day has begun at a local time. */
export function hasBegun(shift: Shift, businessOn: string, localText: string): boolean {
  return `${businessOn} ${shift.start_time}` <= localText
}

/** Whether the shift of a day is over at a local time. */
export function hasEnded(shift: Shift, businessOn: string, localText: string): boolean {
  const isOverMidnight = shift.stop_time <= shift.start_time
  const lastDay = isOverMidnight ? addDays(businessOn, 1) : businessOn
  return `${lastDay} ${shift.stop_time}` <= localText
}

/** Two shifts that run at the same time of day, or null. */
export function overlapOf(shifts: Shift[]): [Shift, Shift] | null {
  for (const [index, shift] of shifts.entries()) {
    const other = shifts
      .slice(index + 1)
      .find((each) => isWithin(shift, each.start_time) || isWithin(each, shift.start_time))
    if (other) return [shift, other]
  }
  return null
}

/** The day so many days later: 2021-08-24 and 1 make 2021-08-25. */
export function addDays(day: string, count: number): string {
  const instant = new Date(`${day}T00:00:00Z`).getTime() + count * 86_400_000
  return new Date(instant).toISOString().slice(0, 10)
}
