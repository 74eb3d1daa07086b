import type { Server, Shop, WireReply } from './app.ts'
import { aBalance, aCounter, aShoplineOrder, type Counter } from './build-orders.ts'

/** Ways of payment and delivery that need nothing of the shop's own. */
const plainOptions = {
  payment_option: { key: 'custom_return' },
  delivery_option: { key: 'custom_return' },
}

/** An order that was handed to its customer, and what it was made from. */
export interface ShippedOrder {
  counter: Counter
  // biome-ignore lint/suspicious/noExplicitAny: a wire body has any shape.
  order: any
  /** The id of its first item. */
  item: string
}

/**
 * A paid order of some units at NT$999 that took them out of the shelf and was shipped. `order`
 * overrides the body; credits and points that it uses are given to the customer before.
 */
export async function aShippedOrder(
  server: Server,
  shop: Shop,
  given: { quantity?: number; order?: Record<string, unknown> } = {},
): Promise<ShippedOrder> {
  const counter = await aCounter(server, shop)
  const quantity = given.quantity ?? 1
  const { user_credit: credits = 0, member_point: points = 0 } = given.order ?? {}
  await aBalance(server, shop, counter.customer, 'credits', Number(credits) * 100)
  await aBalance(server, shop, counter.customer, 'points', Number(points))
  const made = await aShoplineOrder(
    shop,
    counter,
    {
      subtotal: 999 * quantity,
      total: 999 * quantity,
      items: [
        {
          item_type: 'Product',
          item_id: counter.product.id,
          item_price: 999,
          quantity,
          total: 999 * quantity,
        },
      ],
      ...given.order,
    },
    { is_inventory_fulfillment: true },
  )
  await shop.shopline.patch(`/orders/${made.id}/order_payment_status`, { status: 'completed' })
  await shop.shopline.patch(`/orders/${made.id}/order_delivery_status`, { status: 'shipped' })
  const order = (await shop.shopline.get(`/orders/${made.id}`)).json
  return { counter, order, item: order.subtotal_items[0].id }
}

/** The body of a return of one unit of an order's first item; `given` overrides. */
export function aReturnBody(shipped: ShippedOrder, given: Record<string, unknown> = {}) {
  return {
    order_id: shipped.order.id,
    subtotal_items: [{ id: shipped.item, quantity: 1 }],
    ...plainOptions,
    ...given,
  }
}

/** Makes a return through SHOPLINE and returns its body; fails the test when it is refused. */
export async function aReturnOrder(
  shop: Shop,
  shipped: ShippedOrder,
  given: Record<string, unknown> = {},
): Promise<WireReply['json']> {
  const reply = await shop.shopline.post('/return_orders', aReturnBody(shipped, given))
  if (reply.status !== 200) throw new Error(`return refused: ${reply.text}`)
  return reply.json
}

/** Completes a return through SHOPLINE and returns its body. */
export async function aCompletedReturn(shop: Shop, id: string): Promise<WireReply['json']> {
  const reply = await shop.shopline.put(`/return_orders/${id}`, { status: 'completed' })
  if (reply.status !== 200) throw new Error(`completion refused: ${reply.text}`)
  return reply.json
}
