import { z } from 'zod'
import { optionalText } from '../inputs.ts'

const code = (lengthMax: number) =>
  z
    .string()
    .regex(new RegExp(`^[A-Za-z0-9_-]{1,${lengthMax}}$`), 'must be letters, digits, - and _')

/** The tills write it into order numbers, which have 32 characters. */
export const storeCodeInput = code(16)

export const registerInput = z.object({ code: code(32), name: z.string().trim().min(1).max(60) })

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:MM')
  .transform((time) => `${time}:00`)

export const shiftInput = z.object({
  code: code(32),
  name: z.string().trim().min(1).max(60),
  start_time: timeOfDay,
  stop_time: timeOfDay,
})

export const registersInput = z.array(registerInput).max(100)
export const shiftsInput = z.array(shiftInput).max(24)

export const addressInput = optionalText(300)

/** A day of the calendar. */
export const dayInput = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a day, YYYY-MM-DD')
  .refine((day) => {
    const time = new Date(`${day}T00:00:00Z`)
    return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day)
  }, 'must be a day, YYYY-MM-DD')
