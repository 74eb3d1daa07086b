import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { executeShipment } from './execute-shipment.ts'

/** What became of each order of a bulk shipment. */
export type ShipmentOutcome = 'processing' | 'refused' | 'wrong_state' | 'unsupported' | 'unknown'

/**
 * Hands the parcels of several orders to their carriers, one after the other, each by itself: what
 * happens to one does not touch the others. Nothing is refused as a whole.
 */
export async function executeShipments(
  db: Db,
  actor: Actor,
  orderIds: string[],
  now: Date,
): Promise<Map<string, ShipmentOutcome>> {
  const ids = [...new Set(orderIds)]
  const outcomes = new Map<string, ShipmentOutcome>()
  // Always in one order: inside of a larger transaction the locks stay until its end.
  for (const id of ids.toSorted()) outcomes.set(id, await outcomeOf(db, actor, id, now))
  return new Map(ids.map((id) => [id, outcomes.get(id) as ShipmentOutcome]))
}

async function outcomeOf(
  db: Db,
  actor: Actor,
  orderId: string,
  now: Date,
): Promise<ShipmentOutcome> {
  try {
    const shipment = await executeShipment(db, actor, { order_id: orderId, way: 'bulk' }, now)
    return shipment.refusal ? 'refused' : 'processing'
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    switch (error.code) {
      case 'shipment_order_unknown':
        return 'unknown'
      case 'shipment_platform_unsupported':
        return 'unsupported'
      default:
        return 'wrong_state'
    }
  }
}
