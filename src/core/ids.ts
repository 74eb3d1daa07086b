import { randomBytes } from 'node:crypto'

const processPart = randomBytes(5).toString('hex')
let counter = randomBytes(3).readUIntBE(0, 3)

/**
 * A new id: 24 lower-case hex digits, of which the first 8 are the second of `now`, then 10 of this
 * process and 6 that count (the layout of SHOPLINE's ids).
 */
export function newId(now: Date): string {
  const second = Math.floor(now.getTime() / 1000)
  counter = (counter + 1) & 0xffffff
  return second.toString(16).padStart(8, '0') + processPart + counter.toString(16).padStart(6, '0')
}

/** Whether the text has the form of an id; anything else cannot name a row. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text)
}
