import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { loadOrder } from '../../../core/orders/load-order.ts'
import type { Order, OrderState } from '../../../core/orders/order.ts'
import { findReportedStatus } from '../../../core/orders/report-status.ts'
import { endpoint } from '../endpoint.ts'
import { codeInput, filterInput, orderParams } from '../inputs.ts'

const query = z.object({
  store_id: codeInput.min(1),
  is_external_platform: filterInput(
    z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1'),
  ),
})

const codeOf: Record<OrderState, string> = {
  draft: '1',
  pending: '1',
  confirmed: '2',
  completed: '4',
  cancelled: '9',
  removed: '9',
}

// The outside platforms that the page names, as a source is written, compared without case.
const outsidePlatforms = ['ubereats', 'foodpanda', 'nidin']

/** "Get Order Status": GET /v1/order/{order_id}/status */
export const getOrderStatusEndpoint = endpoint({ params: orderParams, query }, async (call) => {
  const { db, merchantId, params, query: asked } = call
  const store = await loadStore(db, merchantId, { code: asked.store_id })
  const order = await loadOrder(db, merchantId, { wixtar_number: params.order_id })
  if (order.store_id !== store.id) throw new DomainError('order_not_found')
  const isExternal = isFromOutside(order)
  // Inferred: no platform is asked from here, so what is not known to come from one is not found.
  if (asked.is_external_platform && !isExternal) throw new DomainError('order_not_found')
  const reported = await findReportedStatus(db, merchantId, order.id)
  return {
    status: reported ?? codeOf[order.order_state],
    order_type: isExternal ? 'external' : 'omni',
  }
})

function isFromOutside({ source }: Order): boolean {
  const word = (source ?? '').toLowerCase().replaceAll(/[^a-z]/g, '')
  return outsidePlatforms.includes(word)
}
