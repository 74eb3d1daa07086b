import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../test/app.ts'
import { aCounter, aShoplineOrder } from '../../../test/build-orders.ts'
import { statement } from '../../platform/db.ts'
import { findDaySales, findSalesTrend, sumFigures } from './sales-figures.ts'

const setTime = statement(
  'test_set_sale_time',
  'update orders set ordered_at = $3 where merchant_id = $1 and id = $2',
)

/** Orders of NT$999 each, sold at these instants. */
async function salesAt(server: Server, shop: Shop, times: string[]): Promise<void> {
  const counter = await aCounter(server, shop)
  await shop.shopline.put(`/products/${counter.product.id}`, { unlimited_quantity: true })
  for (const time of times) {
    const { id } = await aShoplineOrder(shop, counter)
    await server.db.write(setTime, [shop.merchant.id, id, time])
  }
}

test('a day begins and ends at midnight of the merchant’s clocks', async ({ server, shop }) => {
  await salesAt(server, shop, [
    // 2026-03-10 in Taipei is from 16:00 UTC of the 9th to 16:00 UTC of the 10th.
    '2026-03-09T15:59:59Z',
    '2026-03-09T16:00:00Z',
    '2026-03-10T15:59:59Z',
    '2026-03-10T16:00:00Z',
  ])

  const { today } = await findDaySales(server.db, shop.merchant, new Date('2026-03-10T04:00:00Z'))

  expect([today.from, today.to]).toEqual(['2026-03-09T16:00:00.000Z', '2026-03-10T16:00:00.000Z'])
  expect(sumFigures(today.rows)).toEqual({
    order_count: 2,
    sales_minor: 199_800,
    other_currency_count: 0,
  })
})

test('compares with the days before up to the same hour', async ({ server, shop }) => {
  await salesAt(server, shop, [
    '2026-03-09T03:59:59Z',
    '2026-03-09T04:00:00Z',
    '2026-03-03T03:59:59Z',
    '2026-03-03T04:00:00Z',
  ])

  const { yesterday, last_week } = await findDaySales(
    server.db,
    shop.merchant,
    new Date('2026-03-10T04:00:00Z'),
  )

  expect([yesterday.from, yesterday.to]).toEqual([
    '2026-03-08T16:00:00.000Z',
    '2026-03-09T04:00:00.000Z',
  ])
  expect(sumFigures(yesterday.rows).order_count).toBe(1)
  expect([last_week.from, last_week.to]).toEqual([
    '2026-03-02T16:00:00.000Z',
    '2026-03-03T04:00:00.000Z',
  ])
  expect(sumFigures(last_week.rows).order_count).toBe(1)
})

test('the day on which clocks are put forward has 23 hours', async ({ server, shop }) => {
  const berlin = { ...shop.merchant, timezone: 'Europe/Berlin' }

  const days = await findSalesTrend(server.db, berlin, 3, new Date('2026-03-30T10:00:00Z'))

  expect(days.map(({ day, from, to }) => [day, from, to])).toEqual([
    ['2026-03-28', '2026-03-27T23:00:00.000Z', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z', '2026-03-30T22:00:00.000Z'],
  ])
})

test('every order is in exactly one day of the trend', async ({ server, shop }) => {
  await salesAt(server, shop, [
    '2026-03-08T16:00:00Z',
    '2026-03-09T15:59:59.999Z',
    '2026-03-09T16:00:00Z',
    '2026-03-10T12:00:00Z',
  ])

  const days = await findSalesTrend(server.db, shop.merchant, 2, new Date('2026-03-10T04:00:00Z'))

  expect(days.map(({ day, rows }) => [day, sumFigures(rows).order_count])).toEqual([
    ['2026-03-09', 2],
    ['2026-03-10', 2],
  ])
})

test('what is cancelled is no sale, and other currencies are counted apart', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  await aShoplineOrder(shop, counter)
  const cancelled = await aShoplineOrder(shop, counter)
  const foreign = await aShoplineOrder(shop, counter)
  await shop.shopline.patch(`/orders/${cancelled.id}/cancel`, {
    cancelled_reason: { key: 'change_mind' },
  })
  await server.db.write(
    statement(
      'test_set_currency',
      'update orders set currency = $3 where merchant_id = $1 and id = $2',
    ),
    [shop.merchant.id, foreign.id, 'JPY'],
  )

  const { today } = await findDaySales(server.db, shop.merchant, new Date())

  expect(sumFigures(today.rows)).toEqual({
    order_count: 2,
    sales_minor: 99_900,
    other_currency_count: 1,
  })
})
