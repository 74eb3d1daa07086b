import { createSession, findSessions } from '../src/core/access/sessions.ts'
import { createToken, type TokenFace } from '../src/core/access/tokens.ts'
import { createCustomerTag } from '../src/core/customers/create-customer-tag.ts'
import { createCategory } from '../src/core/products/create-category.ts'
import type { Server, Shop } from './app.ts'
import { aContactOrderWithItem } from './build-contacts.ts'
import { aCounter, aShoplineOrder } from './build-orders.ts'
import { aReturnOrder, aShippedOrder } from './build-returns.ts'
import { aShopOrder, aStore } from './build-till.ts'
import { someVouchers } from './build-vouchers.ts'
import { aProduct } from './builders.ts'

/** A shop with one of everything, all of it carrying a word that nobody else's data has. */
export interface World {
  mark: string
  /** Kind of row → its id, as the face that is asked writes it. */
  ids: Record<FaceName, Record<string, string>>
}

type FaceName = TokenFace

/**
 * Path segment → kind of row whose id follows it. A new endpoint with a parameter needs its segment
 * here; the walks say so.
 */
export const segmentKinds: Record<FaceName, Record<string, string>> = {
  shopline: {
    agents: 'staff',
    categories: 'category',
    channels: 'store',
    customers: 'customer',
    delivery_options: 'delivery_option',
    merchants: 'merchant',
    order_deliveries: 'order_delivery',
    orders: 'order',
    payments: 'payment_method',
    products: 'product',
    return_orders: 'return_order',
    staffs: 'staff',
    variations: 'variant',
    warehouses: 'warehouse',
    webhooks: 'webhook',
  },
  firstline: {
    contact: 'customer',
    'contact-order': 'order',
    'contact-order-item': 'order_line',
    'contact-tag': 'customer_tag',
    product: 'variant',
  },
  wixtar: { shop_order: 'order', orders: 'order', order: 'order', shop_usage_record: 'store' },
  console: {
    customers: 'customer',
    'delivery-options': 'delivery_option',
    orders: 'order',
    'payment-methods': 'payment_method',
    products: 'product',
    returns: 'return_order',
    'saved-views': 'saved_view',
    sessions: 'session',
    staff: 'staff',
    stores: 'store',
    variants: 'variant',
    tokens: 'token',
    webhooks: 'webhook',
    'webhook-deliveries': 'delivery',
  },
}

/** Field of a query or body → kind of row that it names. */
export const fieldKinds: Record<string, string> = {
  card_no: 'customer',
  category_ids: 'category',
  contact_id: 'customer',
  customer_id: 'customer',
  delivery_option_id: 'delivery_option',
  item_id: 'product',
  order_id: 'order',
  payment_method_id: 'payment_method',
  product_id: 'variant',
  store_id: 'store',
  shop_id: 'store',
  tag_ids: 'customer_tag',
  ticket_id: 'voucher',
  ticket_ids: 'voucher',
  variant_id: 'variant',
  variation_id: 'variant',
  vip_id: 'customer',
  vip_id_list: 'customer',
  warehouse_id: 'warehouse',
}

/** Fills a shop; `mark` stands in every name, title and remark. */
export async function aWorld(server: Server, shop: Shop, mark: string): Promise<World> {
  const { db } = server
  const now = new Date()
  const counter = await aCounter(server, shop)
  const [varied, store, tag, category, order, contactOrder] = await Promise.all([
    aProduct(server, shop, { title: `外套 ${mark}`, variations: [''] }),
    aStore(server, shop, { name: `台南店 ${mark}` }),
    createCustomerTag(db, shop.actor, { name: `VIP ${mark}`, description: null }, now),
    createCategory(
      db,
      shop.actor,
      { name_translations: { 'zh-hant': `分類 ${mark}` } } as Parameters<typeof createCategory>[2],
      now,
    ),
    aShoplineOrder(shop, counter, { order_remarks: mark }),
    aContactOrderWithItem(server, shop),
  ])
  await shop.firstline.put(`/contact/${counter.customer.firstline_id}`, { last_name: mark })
  const address = `https://example.com/${mark}`
  const webhook = await shop.shopline.post('/webhooks', { address, topics: ['order/create'] })
  const native = await shop.console.post('/webhooks', { address, description: mark })
  const delivery = await shop.console.post(`/webhooks/${native.json.id}/test`)
  const savedView = await shop.console.post('/saved-views', {
    ...{ screen: 'orders', name: mark, query: {}, is_shared: true },
  })
  const token = await shop.console.post('/tokens', { face: 'wixtar', name: mark })
  const staff = { merchant_id: shop.merchant.id, id: shop.staff.id }
  await createSession(db, { ...staff, password_hash: shop.password_hash }, mark, now)
  const [session] = await findSessions(db, staff.merchant_id, staff.id, now)
  const shopOrder = await aShopOrder(shop)
  const [voucher] = await someVouchers(server, shop, ['TK00010000012'], {
    customer: counter.customer,
  })
  const shipped = await aShippedOrder(server, shop)
  const returnOrder = await aReturnOrder(shop, shipped, { recipient_name: mark })
  const shared = { store: store.code }
  return {
    mark,
    ids: {
      shopline: {
        ...shared,
        category: category.id,
        customer: counter.customer.id,
        delivery_option: counter.delivery_option_id,
        merchant: shop.merchant.id,
        order: order.id,
        order_delivery: order.order_delivery.id,
        payment_method: counter.payment_method_id,
        product: varied.id,
        return_order: returnOrder.id,
        staff: shop.staff.id,
        store: store.id,
        variant: varied.variants[0]?.id ?? '',
        warehouse: store.warehouse_id,
        webhook: webhook.json.id,
      },
      firstline: {
        customer: String(counter.customer.firstline_id),
        customer_tag: String(tag.firstline_id),
        order: String(contactOrder.order.id),
        order_line: String(contactOrder.item.id),
        variant: String(varied.variants[0]?.firstline_id),
      },
      wixtar: {
        ...shared,
        customer: counter.customer.wixtar_number,
        order: shopOrder,
        voucher: voucher ?? '',
      },
      console: {
        order: order.id,
        webhook: native.json.id,
        delivery: delivery.json.id,
        token: token.json.id,
        saved_view: savedView.json.id,
        store: store.id,
        staff: shop.staff.id,
        category: category.id,
        customer: counter.customer.id,
        product: varied.id,
        return_order: returnOrder.id,
        session: session?.id ?? '',
        variant: varied.variants[0]?.id ?? '',
        warehouse: store.warehouse_id,
        delivery_option: counter.delivery_option_id,
        payment_method: counter.payment_method_id,
      },
    },
  }
}

/** A second token of a shop, for walks that may use one up (FIRST LINE's logout and refresh). */
export function anotherToken(server: Server, shop: Shop, face: FaceName): Promise<string> {
  return createToken(
    server.db,
    {
      merchant_id: shop.merchant.id,
      face,
      staff_id: shop.staff.id,
      name: 'walk',
      expires_at: null,
    },
    new Date(),
  )
}

/** Ids of the right form that no row has. */
export const unknownIds: Record<FaceName, string> = {
  shopline: 'f'.repeat(23).concat('e'),
  firstline: '2147480000',
  wixtar: 'A0199123100099',
  console: 'f'.repeat(23).concat('e'),
}

/** The path of a route with each parameter filled in. */
export function pathWith(
  face: { name: FaceName; prefix: string },
  pattern: string,
  idOf: (kind: string) => string,
): string {
  const parts = pattern.split('/').map((part, index, all) => {
    if (!part.startsWith(':')) return part
    const kind = segmentKinds[face.name][all[index - 1] as string]
    if (!kind) throw new Error(`test/build-world.ts does not know what ${pattern} names`)
    return idOf(kind)
  })
  return face.prefix + parts.join('/')
}
