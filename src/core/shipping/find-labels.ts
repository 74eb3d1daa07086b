import type { Db } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { Merchant } from '../merchants/merchant.ts'
import { refuseIfArchived } from '../orders/archive.ts'
import { findOrdersUncounted } from '../orders/find-orders.ts'
import type { Order } from '../orders/order.ts'
import { findPlatform, type Platform } from './carrier-platforms.ts'

/** Labels that are printed together. */
export interface LabelSheet {
  label: string
  orders: Order[]
}

/** What can be printed for some orders, and what cannot because nothing was handed over yet. */
export interface Labels {
  sheets: LabelSheet[]
  missing: LabelSheet[]
}

/**
 * The labels of the orders named, in their order: one sheet a kind, but one an order where the
 * carrier wants it so. Refuses an order that is unknown (shipment_order_unknown), archived, or not
 * sent by a carrier that has labels (shipment_platform_unsupported), and to print nothing at all
 * (labels_unavailable).
 */
export async function findLabels(
  db: Db,
  merchant: Merchant,
  orderIds: string[],
  now: Date,
): Promise<Labels> {
  const parcels = (await findOrdersByIds(db, merchant.id, orderIds)).map((order) => {
    refuseIfArchived(merchant, order, now)
    const platform = findPlatform(order.details.delivery_platform)
    if (!platform) throw new DomainError('shipment_platform_unsupported', { order_id: order.id })
    return { order, platform }
  })
  const isReady = ({ order }: { order: Order }) =>
    order.carrier_state !== 'pending' && order.tracking_number !== ''
  const sheets = sheetsOf(parcels.filter(isReady), true)
  if (sheets.length === 0) throw new DomainError('labels_unavailable')
  return {
    sheets,
    missing: sheetsOf(
      parcels.filter((parcel) => !isReady(parcel)),
      false,
    ),
  }
}

function sheetsOf(parcels: { order: Order; platform: Platform }[], apart: boolean): LabelSheet[] {
  const sheets: LabelSheet[] = []
  for (const { order, platform } of parcels) {
    const open = sheets.find((sheet) => sheet.label === platform.label)
    if (open && !(apart && platform.prints_apart)) open.orders.push(order)
    else sheets.push({ label: platform.label, orders: [order] })
  }
  return sheets
}

/** The orders with these ids, in their order; refuses one that is unknown (shipment_order_unknown). */
export async function findOrdersByIds(
  db: Db,
  merchantId: string,
  orderIds: string[],
): Promise<Order[]> {
  const ids = [...new Set(orderIds)]
  const found = await findOrdersUncounted(
    db,
    merchantId,
    { ids },
    { sort: 'ordered_at', direction: 'asc', limit: ids.length, offset: 0 },
  )
  return ids.map((id) => {
    const order = found.find((each) => each.id === id)
    if (!order) throw new DomainError('shipment_order_unknown', { order_id: id })
    return order
  })
}
