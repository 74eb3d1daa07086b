import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { refuseIfArchived } from '../orders/archive.ts'
import { findOrder, lockOrder } from '../orders/load-order.ts'
import type { Order } from '../orders/order.ts'
import { shownTotal } from '../orders/order-totals.ts'
import { storeOrderChanges } from '../orders/update-order.ts'
import type { CarrierReply, Parcel } from './carrier.ts'
import { collectsMoney, findPlatform, type Platform } from './carrier-platforms.ts'
import { failedRequestColumns, refuseUnlessReady, requestColumns } from './carrier-states.ts'

/** Whether one parcel is handed over, or several together: carriers differ in which they take. */
export type Way = 'single' | 'bulk'

export interface Shipment {
  order: Order
  /** The carrier did not take the parcel (shipment_refused); the order can be tried again. */
  refusal: DomainError | null
}

/**
 * Hands an order's parcel to its carrier and returns the order with what the carrier said. The
 * request is marked first, so that two callers never ask at once, then the carrier is asked outside
 * of any transaction but a request's own with a key. Refuses shipment_order_unknown,
 * shipment_platform_unsupported and shipment_not_pending. What the carrier refuses is returned, not
 * thrown: that it was asked is on record and must not be undone.
 */
export async function executeShipment(
  db: Db,
  actor: Actor,
  input: { order_id: string; way: Way },
  now: Date,
): Promise<Shipment> {
  const { order, platform } = await markRequest(db, actor, input, now)
  const reply = await ask(platform, parcelOf(order))
  const settled = await settle(db, actor, order, reply, now)
  if (reply.outcome === 'taken') return { order: settled, refusal: null }
  const values = { order_id: order.id, reason: reply.reason }
  return { order: settled, refusal: new DomainError('shipment_refused', values) }
}

async function markRequest(
  db: Db,
  actor: Actor,
  input: { order_id: string; way: Way },
  now: Date,
): Promise<{ order: Order; platform: Platform }> {
  const { order_id } = input
  const known = await findOrder(db, actor.merchant.id, { id: order_id })
  if (!known) throw new DomainError('shipment_order_unknown', { order_id })
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, actor.merchant.id, { id: known.id })
    const platform = findPlatform(order.details.delivery_platform)
    if (!platform?.[input.way]) {
      throw new DomainError('shipment_platform_unsupported', { order_id })
    }
    refuseIfArchived(actor.merchant, order, now)
    refuseUnlessReady(order, now)
    const marked = await storeOrderChanges(
      tx,
      actor,
      order,
      {
        columns: requestColumns(order, 'request_submitted', now.toISOString()),
        is_delivery_only: true,
        event_kind: 'order.shipment_requested',
      },
      now,
    )
    return { order: marked, platform }
  })
}

async function ask(platform: Platform, parcel: Parcel): Promise<CarrierReply> {
  try {
    return await platform.carrier.requestShipment(parcel)
  } catch (error) {
    return { outcome: 'refused', reason: error instanceof Error ? error.message : String(error) }
  }
}

async function settle(
  db: Db,
  actor: Actor,
  marked: Order,
  reply: CarrierReply,
  now: Date,
): Promise<Order> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, actor.merchant.id, { id: marked.id })
    const changes =
      reply.outcome === 'taken'
        ? {
            columns: {
              ...requestColumns(order, reply.state, now.toISOString()),
              ...(reply.tracking_number ? { tracking_number: reply.tracking_number } : {}),
            },
            event_kind: 'order.shipment_accepted' as const,
          }
        : {
            columns: failedRequestColumns(order),
            event_kind: 'order.shipment_failed' as const,
            event_data: { reason: reply.reason },
          }
    return storeOrderChanges(tx, actor, order, { ...changes, is_delivery_only: true }, now)
  })
}

function parcelOf(order: Order): Parcel {
  const platform = order.details.delivery_platform ?? ''
  return {
    reference: order.delivery_id,
    order_number: order.order_number,
    platform,
    recipient_name: order.recipient_name,
    recipient_phone: order.recipient_phone,
    address: order.delivery_address,
    collect_minor: collectedAmount(order),
    currency: order.currency,
  }
}

/** What the carrier collects for an order: its total, unless it is paid already. */
export function collectedAmount(order: Order): number {
  const isCollected = collectsMoney(order.details.delivery_platform ?? '')
  return isCollected && order.payment_state !== 'paid' ? shownTotal(order) : 0
}
