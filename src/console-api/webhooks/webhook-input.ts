import { z } from 'zod'

/** What a client may say of a native subscription. */
export const webhookFields = {
  address: z.string().max(2000),
  /** Event kinds; `*` is every kind. */
  topics: z
    .array(
      z
        .string()
        .max(100)
        .regex(/^(\*|[a-z_]+\.[a-z_]+)$/, 'must be an event kind or *'),
    )
    .min(1)
    .max(200)
    .transform((topics) => [...new Set(topics)]),
  description: z.string().max(500),
}

/** A secret of the client's own; which form it needs depends on the kind. */
export const secretInput = z.string().regex(/^[\x21-\x7e]{16,200}$/, 'must be 16 to 200 characters')
