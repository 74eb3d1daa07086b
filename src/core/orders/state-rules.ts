import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { hasReturnOrderRevamp } from '../merchants/settings.ts'
import { hasLiveReturn } from '../returns/has-live-return.ts'
import type { Order } from './order.ts'
import type { StateRules } from './order-states.ts'
import type { OrderChanges } from './update-order.ts'

/** What decides the moves of one change of a locked order; returns are looked for only when they do. */
export async function stateRules(
  tx: Tx,
  actor: Actor,
  order: Order,
  changes: OrderChanges,
): Promise<StateRules> {
  const return_order_revamp = hasReturnOrderRevamp(actor.merchant)
  const cancels = changes.states?.order_state === 'cancelled'
  const isAsked = return_order_revamp && cancels && order.order_state !== 'cancelled'
  const has_live_return = isAsked && (await hasLiveReturn(tx, order.merchant_id, order.id))
  const follows_return = changes.follows_return !== undefined
  return { return_order_revamp, has_live_return, follows_return }
}

const parcelColumns = [
  'recipient_name',
  'recipient_phone',
  'delivery_address',
  'tracking_number',
  'tracking_url',
  'carrier_state',
] as const

/** Whether a change alters where a parcel goes or how it is followed. */
export function movesParcel(order: Order, changes: OrderChanges): boolean {
  const { columns } = changes
  if (!columns) return false
  return parcelColumns.some(
    (name) => columns[name] !== undefined && !isDeepStrictEqual(columns[name], order[name]),
  )
}
