import { z } from 'zod'

// Inferred: a name that can never be sent is refused, so that a misspelling is noticed. Topics of
// the Developer Center and later ones have the same form.
const topic = z
  .string()
  .max(100)
  .regex(/^[a-z_]+\/[a-z_]+$/, 'must be a topic like order/create')

/** What a client may say of a subscription. */
export const webhookFields = {
  address: z.string().max(2000),
  topics: z
    .array(topic)
    .max(200)
    .transform((topics) => [...new Set(topics)]),
  webhook_version: z.string().max(20),
}
