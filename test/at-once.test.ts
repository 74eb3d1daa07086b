import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect } from 'vitest'
import { loadOrder, type OrderKey } from '../src/core/orders/load-order.ts'
import { statement } from '../src/platform/db.ts'
import { type Client, type Server, type Shop, test, type WireReply } from './app.ts'
import { aBalance, aCounter, anOrderBody, aShoplineOrder, type Counter } from './build-orders.ts'
import { aParcel } from './build-parcels.ts'
import { aCartItem, aShopOrder, aShopOrderBody, aStore } from './build-till.ts'
import { someVouchers } from './build-vouchers.ts'
import { expectOneOrder, expectSoundRecord, stockOpenings } from './invariants.ts'

// Whatever can happen to a few orders, a dozen things at the same moment, again and again. Nobody
// predicts who wins; the record must not contradict itself and nobody may see a failure of ours.

const seed = Number(process.env.GUITAI_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31))
const roundCount = 25

interface Target {
  id: string
  firstlineId: number
  wixtarNumber: string
  storeCode: string
}

interface Scene {
  shop: Shop
  counter: Counter
  targets: Target[]
}

type Action = (scene: Scene, target: Target, dice: number) => Promise<WireReply>

function pick<Value>(values: readonly [Value, ...Value[]], dice: number): Value {
  return values[dice % values.length] as Value
}

const cancellation = (dice: number) => ({
  cancelled_reason: { key: 'other', message: '' },
  revert_credits: { strategy: pick(['revert', 'none'], dice) },
  revert_member_points: { strategy: pick(['revert', 'none'], dice >> 1) },
})

async function firstItem(shop: Shop, target: Target) {
  const order = (await shop.shopline.get(`/orders/${target.id}`)).json
  return { order, item: order.subtotal_items[0] ?? { id: 'none', quantity: 1 } }
}

const actions: Record<string, Action> = {
  buy: ({ shop, counter }, _target, dice) =>
    shop.shopline.post(
      '/orders',
      anOrderBody(
        counter,
        { user_credit: pick([0, 50, 100], dice), member_point: pick([0, 100], dice >> 2) },
        { is_inventory_fulfillment: true },
      ),
    ),
  cancel: ({ shop }, { id }, dice) =>
    shop.shopline.patch(`/orders/${id}/cancel`, cancellation(dice)),
  cancelAtTill: ({ shop }, { wixtarNumber, storeCode }) =>
    shop.wixtar.patch(`/v1/orders/${wixtarNumber}/shop_order_cancel`, {
      shop_id: storeCode,
      order_id: wixtarNumber,
    }),
  completeAtTill: ({ shop }, { wixtarNumber, storeCode }) =>
    shop.wixtar.patch(`/v1/shop_order/${wixtarNumber}/complete`, { store_id: storeCode }),
  status: ({ shop }, { id }, dice) =>
    shop.shopline.patch(`/orders/${id}/status`, {
      status: pick(['pending', 'confirmed', 'completed', 'confirmed', 'cancelled'], dice),
    }),
  payment: ({ shop }, { id }, dice) =>
    shop.shopline.patch(`/orders/${id}/order_payment_status`, {
      status: pick(['completed', 'refunded', 'failed'], dice),
    }),
  delivery: ({ shop }, { id }, dice) =>
    shop.shopline.patch(`/orders/${id}/order_delivery_status`, {
      status: pick(['shipped', 'arrived', 'returning', 'pending'], dice),
    }),
  async split({ shop }, target) {
    const { order, item } = await firstItem(shop, target)
    return shop.shopline.post(`/orders/${target.id}/split`, {
      order_items: [{ id: item.id, quantity: 1 }],
      updated_at: (order.updated_at ?? '').slice(0, 19).replace('T', ' '),
    })
  },
  async takeBack({ shop }, target) {
    const { item } = await firstItem(shop, target)
    return shop.shopline.post('/return_orders', {
      order_id: target.id,
      subtotal_items: [{ id: item.id, quantity: 1 }],
      payment_option: { key: 'custom_return' },
      delivery_option: { key: 'custom_return' },
    })
  },
  async endReturn({ shop }, _target, dice) {
    const listed = await shop.shopline.get('/return_orders?per_page=50')
    const items: { id: string }[] = listed.json.items ?? []
    const chosen = items[dice % Math.max(1, items.length)]
    if (!chosen) return listed
    return shop.shopline.put(`/return_orders/${chosen.id}`, {
      status: pick(['completed', 'cancelled', 'confirmed'], dice >> 3),
    })
  },
  tags: ({ shop }, { id }, dice) =>
    shop.shopline.put(`/orders/${id}/tags`, { tags: [pick(['急件出貨', '預購商品'], dice)] }),
  reference: ({ shop }, { id }, dice) =>
    shop.shopline.patch(`/orders/${id}`, { ref_order_id: `R${dice % 3}` }),
  message: ({ shop }, { id }) => shop.shopline.post(`/orders/${id}/messages`, { text: '已出貨' }),
  ship: ({ shop }, { id }) => shop.shopline.patch(`/orders/${id}/execute_shipment`, {}),
  pay: ({ shop }, { firstlineId }, dice) =>
    shop.firstline.put(`/contact-order/${firstlineId}`, {
      financial_status: pick(['paid', 'refunded'], dice),
      total_price: `${dice % 900}.00`,
    }),
  addItem: ({ shop, counter }, { firstlineId }) =>
    shop.firstline.post(`/contact-order/${firstlineId}/contact-order-item`, {
      product_id: counter.product.variants[0]?.firstline_id,
      quantity: 2,
    }),
  saveCart: ({ shop }, { wixtarNumber, storeCode }, dice) =>
    shop.wixtar.post(
      '/v1/shop_order',
      aShopOrderBody({
        id: wixtarNumber,
        store: { id: storeCode, name: '門市' },
        cart: {
          items: pick(
            [
              [aCartItem('A', 10), aCartItem('B', 20, 2)],
              [aCartItem('C', 30)],
              [aCartItem('V', -50, 1, [`AA000${dice % 4}`]), aCartItem('A', 10)],
            ],
            dice,
          ),
        },
      }),
    ),
  adjust: ({ shop, counter }, _target, dice) =>
    shop.shopline.post(`/customers/${counter.customer.id}/store_credits`, {
      value: pick([-100, 60, 40], dice),
      remarks: '調整',
    }),
}

const onlineStoreCode = statement(
  'at_once_online_store',
  `select code from stores where merchant_id = $1 and kind = 'online'`,
)

async function aScene(server: Server, shop: Shop): Promise<Scene> {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 50_000)
  await aBalance(server, shop, counter.customer, 'points', 500)
  await aStore(server, shop)
  await someVouchers(server, shop, ['AA0000', 'AA0001', 'AA0002', 'AA0003'])
  return { shop, counter, targets: [] }
}

/** New orders to quarrel about: one of the web shop's, one that a carrier takes, one of a till's. */
async function newTargets(server: Server, { shop, counter }: Scene): Promise<Target[]> {
  const [online] = await server.db.read<{ code: string }>(onlineStoreCode, [shop.merchant.id])
  const item = (id: string) => ({
    item_type: 'Product',
    item_id: id,
    item_price: 100,
    quantity: 4,
    total: 400,
  })
  const order = {
    subtotal: 800,
    total: 800,
    items: [item(counter.product.id), item(counter.product.id)],
  }
  const web = await aShoplineOrder(shop, counter, order)
  const parcel = await aParcel(server, shop, 'tw_tcat_roomtemp', { counter, order })
  const till = await aShopOrder(shop, { id: '' })
  const storeCode = online?.code as string
  return [
    { ...keysOf(await record(server, shop, { id: web.id })), storeCode },
    { ...keysOf(await record(server, shop, { id: parcel.id })), storeCode },
    { ...keysOf(await record(server, shop, { wixtar_number: till })), storeCode: 'A01' },
  ]
}

function record(server: Server, shop: Shop, key: OrderKey) {
  return loadOrder(server.db, shop.merchant.id, key)
}

function keysOf(order: { id: string; firstline_id: number; wixtar_number: string }) {
  return { id: order.id, firstlineId: order.firstline_id, wixtarNumber: order.wixtar_number }
}

/** The shop's clients, which name each of their writes. */
function keyed(shop: Shop): Shop {
  const named = (client: Client): Client => {
    const write = (method: string) => (path: string, body?: unknown) =>
      client.request(method, path, body, { 'idempotency-key': randomUUID() })
    return { ...client, post: write('POST'), put: write('PUT'), patch: write('PATCH') }
  }
  return {
    ...shop,
    shopline: named(shop.shopline),
    firstline: named(shop.firstline),
    wixtar: named(shop.wixtar),
  }
}

const allOrders = statement('at_once_orders', 'select id from orders where merchant_id = $1')

test(`a dozen things at once leave a sound record (seed ${seed})`, { timeout: 120_000 }, async ({
  server,
  shop,
}) => {
  const scene = await aScene(server, shop)
  const openings = await stockOpenings(server, shop)
  const rounds = fc.sample(
    fc.array(fc.tuple(fc.constantFrom(...Object.keys(actions)), fc.nat(2), fc.nat(9999)), {
      minLength: 12,
      maxLength: 12,
    }),
    { seed, numRuns: roundCount },
  )
  const accepted = new Set<string>()

  for (const [index, round] of rounds.entries()) {
    // In every other round each write is one transaction with its key, and holds its locks longer.
    scene.shop = index % 2 ? keyed(shop) : shop
    scene.targets = await newTargets(server, scene)
    const replies = await Promise.all(
      round.map(async ([name, target, dice]) => {
        const reply = await (actions[name] as Action)(scene, scene.targets[target] as Target, dice)
        return { name, status: reply.status, text: reply.text }
      }),
    )
    expect(replies.filter((reply) => reply.status >= 500)).toEqual([])
    for (const { name, status } of replies) if (status < 300) accepted.add(name)
    await expectSoundRecord(server, shop)
    for (const { id } of scene.targets) await expectOneOrder(server, shop, id)
  }

  const rows = await server.db.read<{ id: string }>(allOrders, [shop.merchant.id])
  for (const { id } of rows) await expectOneOrder(server, shop, id)
  expect(await stockOpenings(server, shop)).toEqual(openings)
  // A walk that is refused everywhere would prove nothing.
  expect(accepted.size).toBeGreaterThan(Object.keys(actions).length - 4)
})
