import { statement } from '../src/platform/db.ts'
import type { Server, Shop, WireReply } from './app.ts'
import { eventsOf } from './build-changes.ts'
import { aCounter, aShoplineOrder, type Counter } from './build-orders.ts'

/**
 * An order that goes by an integrated carrier, which only the shop front can make. Returns it as
 * SHOPLINE shows it.
 */
export async function aParcel(
  server: Server,
  shop: Shop,
  platform: string,
  given: { counter?: Counter; order?: Record<string, unknown> } = {},
): Promise<WireReply['json']> {
  const counter = given.counter ?? (await aCounter(server, shop))
  const order = await aShoplineOrder(shop, counter, given.order)
  await server.db.write(
    statement(
      'build_parcel',
      `update orders set details =
         (details::jsonb || jsonb_build_object('delivery_platform', $3::text))::json
        where merchant_id = $1 and id = $2`,
    ),
    [shop.merchant.id, order.id, platform],
  )
  return (await shop.shopline.get(`/orders/${order.id}`)).json
}

/** Makes an order older: sold so many days ago. */
export async function soldDaysAgo(
  server: Server,
  shop: Shop,
  orderId: string,
  days: number,
): Promise<void> {
  await server.db.write(
    statement(
      'build_sold_days_ago',
      `update orders set ordered_at = now() - $3 * interval '1 day'
        where merchant_id = $1 and id = $2`,
    ),
    [shop.merchant.id, orderId, days],
  )
}

/** The kinds of an order's events, oldest first. */
export async function eventKinds(server: Server, shop: Shop, orderId: string): Promise<string[]> {
  return (await eventsOf(server, shop, orderId)).map((event) => event.kind)
}
