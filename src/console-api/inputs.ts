import { z } from 'zod'

/** `:id` in a path. An id of the wrong form cannot name a row, so it is simply not found. */
export const idParams = z.object({ id: z.string() })

/** `limit` of a list: 1 to 500, 50 unless given. */
export const limitInput = z
  .string()
  .regex(/^\d{1,4}$/, 'must be a number')
  .transform(Number)
  .pipe(z.number().min(1).max(500))
  .default(50)

/** An instant with its zone. */
export const instantInput = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((time) => !Number.isNaN(time.getTime()), 'must be an instant')

/** A password to be: 10 characters at least, whatever they are (NIST SP 800-63B asks for length). */
export const newPasswordInput = z.string().min(10).max(1024)
