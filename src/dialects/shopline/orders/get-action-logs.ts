import { findOrderMoves, type OrderMove } from '../../../core/orders/find-order-moves.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { deliveryStatusOf, orderStatusOf, paymentStatusOf } from './order-codes.ts'

const logCountMax = 100

/**
 * "Get Action Logs": GET /orders/:id/action_logs. Quirk 55: an unknown order answers 200 with an
 * empty list.
 */
export const getActionLogsEndpoint = endpoint({ params: idParams }, async (call) => {
  const moves = await findOrderMoves(call.db, call.merchantId, call.params.id, logCountMax)
  const items = moves.flatMap((move) => actionLogsJson(move, call.merchantId))
  return { items: items.slice(0, logCountMax) }
})

// A change that moved several states at once is several actions here.
function actionLogsJson(move: OrderMove, merchantId: string): object[] {
  const performed = {
    // Quirk 56: the time ends in Z here, not in +00:00.
    created_at: new Date(move.at).toISOString(),
    performer_name: move.actor_name,
    // Inferred: one word is documented; a token of the shop itself is no person.
    performer_type: move.actor_kind === 'staff' ? 'User' : 'Merchant',
    performer_id: move.actor_id ?? merchantId,
    // Applications have no ids here.
    performing_application_id: '',
  }
  if (move.kind === 'order.shipment_failed') {
    return [{ key: 'execute_shipment_job_failed', data: null, ...performed }]
  }
  return move.moved.map((state) => ({ ...actionOf(state, move), ...performed }))
}

function actionOf(state: OrderMove['moved'][number], move: OrderMove): object {
  switch (state) {
    case 'order_state':
      return {
        key: 'updated_status',
        data: {
          updated_status: orderStatusOf[move.order_state],
          reason: move.reason?.message || (move.reason?.key ?? ''),
        },
      }
    case 'delivery_state':
      return {
        key: 'updated_delivery_status',
        data: { updated_delivery_status: deliveryStatusOf[move.delivery_state] },
      }
    case 'payment_state':
      // Inferred: the vendor's list of keys is cut off before its third.
      return {
        key: 'updated_payment_status',
        data: { updated_payment_status: paymentStatusOf[move.payment_state] },
      }
  }
}
