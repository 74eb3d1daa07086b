import { describe, expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aShopOrder, aStore, orderRecord } from '../../../../test/build-till.ts'
import { example } from '../../../../test/example.ts'
import { updateOrder } from '../../../core/orders/update-order.ts'

const number = example('wixtar/order-status-to-cache-request').id

/** An open order with the number of the vendor's sample. */
async function anOrder(server: Server, shop: Shop) {
  await aStore(server, shop)
  await aShopOrder(shop, { id: number })
}

const status = (shop: Shop, more = '', store = 'A01') =>
  shop.wixtar.get(`/v1/order/${number}/status?store_id=${store}${more}`)
const report = (shop: Shop, given: object = {}) =>
  shop.wixtar.patch('/v1/order/status_to_cache', { id: number, status: '3', ...given })

const move = (server: Server, shop: Shop, changes: object) =>
  updateOrder(server.db, shop.actor, { wixtar_number: number }, () => changes, new Date())

describe('the status', () => {
  test('follows the order', async ({ server, shop }) => {
    await anOrder(server, shop)

    const created = await status(shop)
    await move(server, shop, { states: { order_state: 'confirmed' } })
    const accepted = await status(shop, '&is_external_platform=false')
    await shop.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: 'A01' })
    const completed = await status(shop)
    await shop.wixtar.patch(`/v1/orders/${number}/shop_order_cancel`, {
      shop_id: 'A01',
      order_id: number,
    })

    const answers = [created, accepted, completed, await status(shop)]
    expect(answers.map((reply) => reply.json.status)).toEqual(['1', '2', '4', '9'])
    expect(created.json).toHaveWireShape(example('wixtar/order-status'))
    expect(new Set(answers.map((reply) => reply.json.order_type))).toEqual(new Set(['omni']))
  })

  test('of an order of an outside platform is the documented one', async ({ server, shop }) => {
    await anOrder(server, shop)
    await move(server, shop, {
      columns: { source: 'Uber Eats' },
      states: { order_state: 'confirmed' },
    })

    expect((await status(shop, '&is_external_platform=true')).json).toEqual(
      example('wixtar/order-status'),
    )
  })

  test.for([
    ['', 'A01', 200],
    ['', 'B02', 404],
    ['', 'X99', 404],
    ['&is_external_platform=true', 'A01', 404],
    ['&is_external_platform=maybe', 'A01', 400],
  ] as const)('asked with "%s" at %s answers %i', async ([more, store, code], { server, shop }) => {
    await Promise.all([anOrder(server, shop), aStore(server, shop, { code: 'B02' })])

    expect((await status(shop, more, store)).status).toBe(code)
  })

  test("of another merchant's order is not found", async ({ server, shop }) => {
    const other = await server.newShop()
    await Promise.all([anOrder(server, other), aStore(server, shop)])

    const reply = await status(shop)

    expect([reply.status, reply.json]).toEqual([404, { message: '查無此訂單' }])
  })
})

describe('a reported status', () => {
  test('as documented is what is answered, and moves nothing', async ({ server, shop }) => {
    await anOrder(server, shop)

    const reply = await shop.wixtar.patch(
      '/v1/order/status_to_cache',
      example('wixtar/order-status-to-cache-request'),
    )

    expect([reply.status, reply.text]).toEqual([204, ''])
    expect((await status(shop)).json.status).toBe('3')
    expect((await orderRecord(server, shop, number)).order_state).toBe('pending')
  })

  test('counts until the order moves, not when it only changes', async ({ server, shop }) => {
    await anOrder(server, shop)
    await report(shop, { status: 'e' })
    await aShopOrder(shop, { id: number, machine_id: '09' })
    const changed = await status(shop)

    await shop.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: 'A01' })

    expect(changed.json.status).toBe('E')
    expect((await status(shop)).json.status).toBe('4')
  })

  test.for([
    [{ status: 'G' }, 400],
    [{ status: '10' }, 400],
    [{ status: 3 }, 400],
    [{ status: undefined }, 400],
    [{ id: undefined }, 400],
    [{ id: 'NOBODY' }, 404],
  ] as const)('refuses %j', async ([given, code], { server, shop }) => {
    await anOrder(server, shop)

    expect((await report(shop, given)).status).toBe(code)
    expect((await status(shop)).json.status).toBe('1')
  })

  test("of another merchant's order is not found", async ({ server, shop }) => {
    const other = await server.newShop()
    await anOrder(server, other)

    expect((await report(shop)).status).toBe(404)
    expect((await status(other)).json.status).toBe('1')
  })
})
