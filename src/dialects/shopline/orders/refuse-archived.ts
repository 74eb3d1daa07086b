import { refuseArchivedOrder } from '../../../core/orders/archive.ts'
import type { Context } from '../endpoint.ts'

/**
 * Refuses (410) every call about an archived order: each path that names an order or its delivery.
 * Quirk 64: an archived order is gone, not unknown, and is only had through the export.
 */
export async function refuseArchived(
  context: Context,
  pattern: string,
  params: Record<string, string>,
): Promise<void> {
  const [, noun, name = ''] = /^\/v1\/(orders|order_deliveries)\/:(\w+)/.exec(pattern) ?? []
  const id = params[name]
  if (!noun || id === undefined) return
  const key = noun === 'orders' ? { id } : { delivery_id: id }
  await refuseArchivedOrder(context.db, context.actor.merchant, key, context.now)
}
