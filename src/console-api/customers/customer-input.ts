import { z } from 'zod'

const text = (max: number) => z.string().trim().max(max)
const optional = (max: number) =>
  text(max)
    .transform((value) => value || null)
    .nullable()

/** What a person of the shop may say of a customer. An empty text is none. */
export const customerFields = {
  name: text(255).min(1),
  email: optional(255).refine(
    (value) => value === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
    'must be an e-mail address',
  ),
  phone: optional(30).refine(
    (value) => value === null || /^[\d+()#\s-]{3,30}$/.test(value),
    'must be a phone number',
  ),
  gender: z.enum(['male', 'female', 'other']).nullable(),
  birthday: z.iso
    .date()
    .refine((day) => day >= '1800-01-01' && day <= '2200-01-01', 'must be a birthday')
    .nullable(),
  memo: optional(5000),
  membership_no: optional(100),
  is_blacklisted: z.boolean(),
  /** Who becomes a member is one from now on. */
  is_member: z.boolean(),
}

/** Tags by name; those that nobody has used yet are made. SHOPLINE takes as many of this length. */
export const tagsInput = z.array(text(40).min(1)).max(60)
