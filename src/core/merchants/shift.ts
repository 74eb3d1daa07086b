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
