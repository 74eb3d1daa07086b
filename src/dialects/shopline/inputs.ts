import { z } from 'zod'
import { listOf } from './fields.ts'

/** An amount in main units, as a number or as text: the vendor's table says Float, its sample text. */
export const amountInput = z.union([
  z.number(),
  z.string().regex(/^[+-]?\d{1,15}(\.\d+)?$/, 'must be a number'),
])

/** A flag: JSON booleans, and the texts "true" and "false" that one sample sends. */
export const flagInput = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform((text) => text === 'true'),
])

/** A short text. 2,000 characters: a guard of ours, far above what a field of a form holds. */
export const textInput = z.string().max(2000)

/** A text or null, where null and a missing key both mean that nothing is known. */
export const optionalText = textInput.nullish()

/** Text per language code. */
export const translationsInput = z.record(z.string().max(20), textInput)

/** `:id` in a path. An id of the wrong form cannot name a row, so it is simply not found. */
export const idParams = z.object({ id: z.string() })

/** A list in a query: repeated keys, with or without brackets, or commas. */
export const listInput = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => listOf(value).slice(0, 1000))

/** A flag in a query. */
export const flagText = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')

/** JSON of any shape that is stored and given back; the body's own limits bound it. */
export const freeJson = z.json()
