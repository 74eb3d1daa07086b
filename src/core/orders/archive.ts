import { type Db, statement } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { Merchant } from '../merchants/merchant.ts'
import { archiveAfterDays } from '../merchants/settings.ts'
import type { Order } from './order.ts'

const dayMs = 86_400_000

/**
 * The time of sale before which a merchant's orders are archived; null where they never are, which
 * is the default. Inferred: age alone decides; the vendor's exact conditions are not published.
 */
export function archiveCutoff(merchant: Merchant, now: Date): Date | null {
  const days = archiveAfterDays(merchant)
  return days === null ? null : new Date(now.getTime() - days * dayMs)
}

/** Whether an order lies in the archive; see archiveCutoff. */
export function isArchived(order: Pick<Order, 'ordered_at'>, cutoff: Date | null): boolean {
  return cutoff !== null && Date.parse(order.ordered_at) < cutoff.getTime()
}

/** Refuses (order_archived) an order that lies in the archive. */
export function refuseIfArchived(merchant: Merchant, order: Order, now: Date): void {
  if (isArchived(order, archiveCutoff(merchant, now))) throw new DomainError('order_archived')
}

const saleTimeById = statement(
  'order_sale_time',
  'select ordered_at from orders where merchant_id = $1 and id = $2',
)
const saleTimeByDelivery = statement(
  'order_sale_time_by_delivery',
  'select ordered_at from orders where merchant_id = $1 and delivery_id = $2',
)

/** The same for an order that has not been read; one that is not there is not refused. */
export async function refuseArchivedOrder(
  db: Db,
  merchant: Merchant,
  key: { id: string } | { delivery_id: string },
  now: Date,
): Promise<void> {
  const cutoff = archiveCutoff(merchant, now)
  if (!cutoff) return
  const [chosen, value] =
    'id' in key ? [saleTimeById, key.id] : [saleTimeByDelivery, key.delivery_id]
  const [row] = await db.read<{ ordered_at: Date }>(chosen, [merchant.id, value])
  if (row && row.ordered_at < cutoff) throw new DomainError('order_archived')
}

/** The later of two bounds, either of which may be open. */
export function laterOf(left: Date | undefined, right: Date | null): Date | undefined {
  if (!left || !right) return left ?? right ?? undefined
  return left > right ? left : right
}
