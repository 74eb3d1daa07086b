import { z } from 'zod'
import { reportStatus } from '../../../core/orders/report-status.ts'
import { endpoint } from '../endpoint.ts'

const body = z.object({
  id: z.string().min(1).max(64),
  status: z
    .string()
    .toUpperCase()
    .regex(/^[0-9A-F]$/),
})

/**
 * "Update Order Status To Cache": PATCH /v1/order/status_to_cache. Inferred: the code is what Get
 * Order Status answers until the order's own states move; it moves nothing itself.
 */
export const updateOrderStatusToCacheEndpoint = endpoint({ body }, async (call) => {
  const { db, actor, now, body: sent } = call
  await reportStatus(db, actor, { wixtar_number: sent.id }, sent.status, now)
  return null
})
