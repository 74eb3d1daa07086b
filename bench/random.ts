// A fixed seed: two runs load the same shop.
let seed = 20_240_501

/** A whole number from 0 up to, not including, `below`. */
export function random(below: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return Math.floor((seed / 4_294_967_296) * below)
}

export function pick<Value>(values: readonly Value[]): Value {
  return values[random(values.length)] as Value
}

let idCount = 0

/** An id whose first eight digits are the second of `time`, as the server makes them. */
export function idAt(time: Date): string {
  const second = Math.floor(time.getTime() / 1000)
  return `${second.toString(16).padStart(8, '0')}${(idCount++).toString(16).padStart(16, '0')}`
}
