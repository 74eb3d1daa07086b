import { z } from 'zod'
import { rotateSecret } from '../../core/webhooks/rotate-secret.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { secretInput } from './webhook-input.ts'
import { webhookWithSecretsJson } from './webhook-json.ts'

const body = z.object({
  secret: secretInput.optional(),
  /** How long the earlier secrets go on signing; 0 ends them at once. */
  overlap_hours: z
    .int()
    .min(0)
    .max(24 * 30)
    .default(24),
})

/** POST /webhooks/:id/rotate-secret: the answer holds all secrets that sign now. */
export const rotateWebhookSecretEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { secret, overlap_hours } = call.body
  const given = { secret, overlapHours: overlap_hours }
  const rotated = await rotateSecret(call.db, call.actor, call.params, given, call.now)
  return webhookWithSecretsJson(rotated)
})
