import { permissionsOf } from '../../core/access/permissions.ts'
import type { Access } from '../../core/access/tokens.ts'
import { cancelRevertsByDefault } from '../../core/merchants/settings.ts'
import { tagLimits } from '../../core/orders/admit-tags.ts'
import {
  loadOrderDetail,
  type OrderWithContext,
  type RelatedOrder,
} from '../../core/orders/load-order-detail.ts'
import type { Order } from '../../core/orders/order.ts'
import { type ActionFacts, orderActions, refusalOfAction } from '../../core/orders/order-actions.ts'
import { returnedUnits } from '../../core/returns/find-returns-of.ts'
import { refusalOfReturnAction, returnActions } from '../../core/returns/return-actions.ts'
import type { ReturnOrder } from '../../core/returns/return-order.ts'
import type { Context } from '../endpoint.ts'
import type { OrderActionJson, ReturnActionJson } from '../order-actions/contract.ts'
import type {
  OrderDetail,
  OrderDetailLineJson,
  OrderReturnJson,
  RelatedOrderJson,
} from './contract.ts'
import { optionalTimeJson, orderJson, timeJson } from './order-json.ts'

/** The order of a call with all that its page shows; refuses with order_not_found. */
export async function answerOrderDetail(
  { db, merchantId, access, now }: Pick<Context, 'db' | 'merchantId' | 'access' | 'now'>,
  id: string,
): Promise<OrderDetail> {
  return orderDetailJson(await loadOrderDetail(db, merchantId, id), access, now)
}

function orderDetailJson(detail: OrderWithContext, access: Access, now: Date): OrderDetail {
  const { order, store, returns, related } = detail
  const { merchant } = access.actor
  return {
    ...orderJson(order),
    lines: detailLinesJson(detail),
    actions: actionsJson(order, { merchant, returns, now }, access),
    store: { id: store.id, code: store.code, name: store.name, kind: store.kind },
    // The order says who bought; what else is known of the person is for who may read customers.
    customer_now: permissionsOf(access).includes('customers:read') ? customerJson(detail) : null,
    returns: returns.map((made) => ({
      ...returnJson(made),
      actions: returnActionsJson(made, access),
    })),
    parent: related.filter((each) => each.id === order.parent_order_id).map(relatedJson)[0] ?? null,
    children: related.filter((each) => each.id !== order.parent_order_id).map(relatedJson),
    cancel_reverts_by_default: cancelRevertsByDefault(merchant),
    known_tags: detail.known_tags,
    tag_limits: { order: tagLimits.order, merchant: tagLimits.merchant },
  }
}

function detailLinesJson({ order, returns, stock }: OrderWithContext): OrderDetailLineJson[] {
  const returned = returnedUnits(returns)
  return orderJson(order).lines.map((line) => {
    const units = returned.get(line.id) ?? 0
    const isGoods = line.kind !== 'discount'
    return {
      ...line,
      returned_quantity: units,
      returnable_quantity: isGoods ? Math.max(0, line.quantity - units) : 0,
      stock_quantity: line.variant_id === null ? null : (stock.get(line.variant_id) ?? null),
    }
  })
}

// Everybody who may read an order sees what could be done with it, and who may not is told so.
function actionsJson(order: Order, facts: ActionFacts, access: Access): OrderActionJson[] {
  const mayWrite = permissionsOf(access).includes('orders:write')
  return orderActions.map((action) => {
    const reason = mayWrite ? refusalOfAction(order, action, facts) : 'forbidden'
    return { action, is_allowed: reason === null, reason }
  })
}

function returnActionsJson(made: ReturnOrder, access: Access): ReturnActionJson[] {
  const mayWrite = permissionsOf(access).includes('orders:write')
  const reason = mayWrite ? refusalOfReturnAction(made) : 'forbidden'
  return returnActions.map((action) => ({ action, is_allowed: reason === null, reason }))
}

function customerJson({ customer }: OrderWithContext): OrderDetail['customer_now'] {
  if (!customer) return null
  const { summary } = customer
  return {
    id: customer.id,
    name: customer.name,
    email: customer.email,
    phone: customer.phone,
    member_number: customer.wixtar_number,
    is_member: customer.registered_at !== null,
    order_count: summary.order_count,
    order_total_minor: summary.order_total_minor,
    credits_minor: summary.credits_minor,
    points: summary.points,
    tags: summary.tags.map((tag) => tag.name),
  }
}

/** A return as its order's page shows it. */
export function returnJson(made: ReturnOrder): OrderReturnJson {
  return {
    id: made.id,
    return_number: made.return_number,
    return_state: made.return_state,
    refund_state: made.refund_state,
    parcel_state: made.parcel_state,
    brings_goods_back: made.brings_goods_back,
    total_minor: made.total_minor,
    credit_minor: made.credit_minor,
    points_used: made.points_used,
    lines: made.lines.map((line) => ({
      order_line_id: line.order_line_id,
      title: line.title,
      sku: line.sku,
      quantity: line.quantity,
      total_minor: line.total_minor,
      reason: line.reason,
      remark: line.remark,
    })),
    created_at: timeJson(made.created_at),
    completed_at: optionalTimeJson(made.completed_at),
    cancelled_at: optionalTimeJson(made.cancelled_at),
    version: made.version,
  }
}

function relatedJson(order: RelatedOrder): RelatedOrderJson {
  return {
    id: order.id,
    order_number: order.order_number,
    order_state: order.order_state,
    payment_state: order.payment_state,
    delivery_state: order.delivery_state,
    currency: order.currency,
    total_minor: order.total_minor ?? order.computed_total_minor,
  }
}
