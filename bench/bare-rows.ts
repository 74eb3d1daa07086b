import { randomBytes } from 'node:crypto'

// biome-ignore lint/suspicious/noExplicitAny: rows come as the driver gives them.
export type Row = any
/** Runs one named statement. */
export type Query = (name: string, text: string, values: unknown[]) => Promise<Row[]>

let counter = 0
const processPart = randomBytes(5).toString('hex')

/** An id of the form that the server's have. */
export function newId(): string {
  counter = (counter + 1) & 0xffffff
  const second = Math.floor(Date.now() / 1000).toString(16)
  return second.padStart(8, '0') + processPart + counter.toString(16).padStart(6, '0')
}
