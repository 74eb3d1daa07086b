import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { answerOrderDetail } from './order-detail-json.ts'

/** One order with all that its page shows, and what may be done with it. */
export const getOrderEndpoint = endpoint({ params: idParams }, (call) =>
  answerOrderDetail(call, call.params.id),
)
