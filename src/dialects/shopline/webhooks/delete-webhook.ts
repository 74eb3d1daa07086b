import { removeSubscription } from '../../../core/webhooks/pause-subscription.ts'
import type { Endpoint } from '../../../platform/endpoint.ts'
import type { Context } from '../endpoint.ts'
import { idParams } from '../inputs.ts'

/** "Delete Webhook": DELETE /webhooks/:id */
export const deleteWebhookEndpoint: Endpoint<Context> = {
  schemas: { params: idParams },
  async answer({ db, actor, now }, { params }) {
    const { id } = params as { id: string }
    await removeSubscription(db, actor, { id, kind: 'shopline' }, now)
    // Quirk 43: plain text; its wording is not documented.
    const headers = { 'content-type': 'text/plain; charset=utf-8' }
    return { reply: { status: 200, headers, body: 'OK' } }
  },
}
