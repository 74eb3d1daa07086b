import { brokenConstraint, type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import type { Address } from '../address.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql } from '../events.ts'
import { newId } from '../ids.ts'
import { hasReturnOrderRevamp } from '../merchants/settings.ts'
import { refuseIfArchived } from '../orders/archive.ts'
import { lockOrder } from '../orders/load-order.ts'
import type { Order } from '../orders/order.ts'
import { isCancelled } from '../orders/order-states.ts'
import { storeOrderChanges } from '../orders/update-order.ts'
import { loadLiveReturns } from './load-return-order.ts'
import { statesAfterReturns } from './order-after-returns.ts'
import { returnEvent } from './return-events.ts'
import { nextReturnNumber } from './return-numbers.ts'
import type { ReturnDetails, ReturnLine, ReturnOrder } from './return-order.ts'
import { planReturn, type ReturnPlan } from './return-plan.ts'
import { returnSearchTerms } from './return-search-terms.ts'

/** A return to be. The ways of payment and delivery are checked by the caller, in this merchant. */
export interface NewReturn {
  order_id: string
  lines: {
    order_line_id: string
    quantity: number
    reason: string
    remark: string | null
  }[]
  /** Pending waits for the merchant, confirmed has its word. */
  return_state: 'pending' | 'confirmed'
  brings_goods_back: boolean
  payment_method_id: string | null
  delivery_option_id: string | null
  /** What is left out is as in the order. */
  recipient_name?: string | null
  recipient_phone?: string | null
  recipient_phone_country_code?: string | null
  address?: Address | null
  details: ReturnDetails
  shopline_fields?: Record<string, unknown>
}

const insertReturn = statement(
  'return_insert',
  `with new_return as (
     insert into return_orders select * from json_populate_record(null::return_orders, $1::json)
   ), new_lines as (
     insert into return_order_lines
     select * from json_populate_recordset(null::return_order_lines, $2::json)
   )
   ${insertEventsSql('$3')}`,
)

const attemptCountMax = 5

/**
 * Takes units of an order back: makes a return with its shares of the order's amounts, moves the
 * order's delivery to `returning` when goods travel, and returns it. A unit is in one live return
 * at most, whoever asks at the same time. Refuses an order that is not there
 * (return_order_unknown_order), lies in the archive (order_archived), was cancelled or removed
 * (order_already_cancelled), or was not handed over (order_not_shipped), and what planReturn refuses.
 */
export async function createReturnOrder(
  db: Db,
  actor: Actor,
  input: NewReturn,
  now: Date,
): Promise<ReturnOrder> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction((tx) => createIn(tx, actor, input, now))
    } catch (error) {
      // Another server had the same hundredth of a second.
      const isTaken = brokenConstraint(error) === 'return_orders_number_key'
      if (!isTaken || attempt === attemptCountMax) throw error
    }
  }
}

async function createIn(tx: Tx, actor: Actor, input: NewReturn, now: Date): Promise<ReturnOrder> {
  const merchantId = actor.merchant.id
  const order = await lockOrder(tx, merchantId, { id: input.order_id }).catch(unknownOrder)
  refuseIfArchived(actor.merchant, order, now)
  refuseUnlessHandedOver(order)
  const live = await loadLiveReturns(tx, merchantId, order.id)
  const made = returnRow(actor, order, input, planReturn(order, live, input.lines), now)
  const { lines, order_number: _, merchant_number: __, ...row } = made
  await tx.run(insertReturn, [
    JSON.stringify({ ...row, search_terms: returnSearchTerms(made) }),
    JSON.stringify(lines),
    JSON.stringify([returnEvent(actor, 'return_order.created', made, {}, now)]),
  ])
  const states = statesAfterReturns(order, [...live, made])
  const effect = { states, follows_return: made.id, event_data: { return_order_id: made.id } }
  await storeOrderChanges(tx, actor, order, effect, now)
  return made
}

// The order is a value of the request here, not what the request is about.
function unknownOrder(error: unknown): never {
  const isUnknown = error instanceof DomainError && error.code === 'order_not_found'
  throw isUnknown ? new DomainError('return_order_unknown_order', { field: 'order_id' }) : error
}

/**
 * Refuses a return of an order that was cancelled, or not handed over (order_not_shipped).
 * Inferred: what was not handed over cannot come back; it is cancelled instead (orders.md 3.2, 3.5).
 * A completed order was handed over at its till, where nothing is shipped.
 */
export function refuseUnlessHandedOver(order: Order): void {
  if (isCancelled(order)) throw new DomainError('order_already_cancelled')
  const isUnsent = order.delivery_state === 'pending' || order.delivery_state === 'shipping'
  if (isUnsent && order.order_state !== 'completed') throw new DomainError('order_not_shipped')
}

function returnRow(
  actor: Actor,
  order: Order,
  input: NewReturn,
  plan: ReturnPlan,
  now: Date,
): ReturnOrder {
  const at = now.toISOString()
  const id = newId(now)
  return {
    merchant_id: order.merchant_id,
    id,
    order_id: order.id,
    return_number: nextReturnNumber(now),
    return_state: input.return_state,
    refund_state: 'pending',
    parcel_state: 'returning',
    inspection_state: 'pending',
    brings_goods_back: input.brings_goods_back,
    customer_id: order.customer_id,
    customer_name: order.customer_name,
    customer_email: order.customer_email,
    customer_phone: order.customer_phone,
    recipient_name: input.recipient_name ?? order.recipient_name,
    recipient_phone: input.recipient_phone ?? order.recipient_phone,
    recipient_phone_country_code: input.recipient_phone_country_code ?? null,
    address: input.address ?? order.delivery_address,
    tracking_number: '',
    currency: order.currency,
    ...plan.amounts,
    credits_expire_at: null,
    points_expire_at: null,
    payment_id: newId(now),
    payment_method_id: input.payment_method_id,
    delivery_id: newId(now),
    delivery_option_id: input.delivery_option_id,
    details: { ...input.details, return_order_revamp: hasReturnOrderRevamp(actor.merchant) },
    shopline_fields: input.shopline_fields ?? null,
    completed_at: null,
    cancelled_at: null,
    created_at: at,
    updated_at: at,
    version: 1,
    order_number: order.order_number,
    merchant_number: order.merchant_number,
    lines: linesOf(order, id, input, plan, now),
  }
}

function linesOf(
  order: Order,
  returnId: string,
  input: NewReturn,
  plan: ReturnPlan,
  now: Date,
): ReturnLine[] {
  return plan.lines.map(({ line, total_minor }, index) => {
    const wanted = input.lines[index] as NewReturn['lines'][number]
    return {
      merchant_id: order.merchant_id,
      return_order_id: returnId,
      position: index + 1,
      id: newId(now),
      order_line_id: line.id,
      product_id: line.product_id,
      variant_id: line.variant_id,
      sku: line.sku,
      title: line.title,
      quantity: wanted.quantity,
      unit_price_minor: line.unit_price_minor,
      total_minor,
      reason: wanted.reason,
      remark: wanted.remark,
      inspection_remark: null,
      inspection_state: 'pending',
      details: line.details,
    }
  })
}
