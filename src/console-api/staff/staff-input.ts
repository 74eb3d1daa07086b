import { z } from 'zod'

export const personNameInput = z.string().trim().min(1).max(60)
export const roleInput = z.enum(['agent', 'supervisor', 'admin', 'sponsor'])

/** What the tills call the person. */
export const tillCodeInput = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,32}$/, 'must be letters, digits, - and _')

/** Accounts are typed by hand and are one of a kind in the whole installation. */
export const accountInput = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,62}$/, 'must be letters, digits and . _ @ -')
