import { replayDelivery } from '../../core/webhooks/replay-deliveries.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { deliveryJson } from './webhook-json.ts'

/** POST /webhook-deliveries/:id/replay: sends it again, with the same id. */
export const replayWebhookDeliveryEndpoint = endpoint(
  { params: idParams, status: 202 },
  async (call) =>
    deliveryJson(await replayDelivery(call.db, call.merchantId, call.params.id, call.now)),
)
