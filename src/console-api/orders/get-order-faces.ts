import { loadOrder } from '../../core/orders/load-order.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import type { OrderFacesJson } from './contract.ts'

/** The same order as each vendor's API answers it, body and status as they are there. */
export const getOrderFacesEndpoint = endpoint(
  { params: idParams },
  async (call): Promise<OrderFacesJson> => {
    const order = await loadOrder(call.db, call.merchantId, { id: call.params.id })
    const faces = call.faces.orders.map(async (face) => {
      const { status, body } = await face.answer(call, order)
      return {
        face: face.face,
        title: face.title,
        method: 'GET' as const,
        path: face.pathOf(order),
        status,
        body: typeof body === 'string' ? JSON.parse(body) : body,
      }
    })
    return { faces: await Promise.all(faces) }
  },
)
