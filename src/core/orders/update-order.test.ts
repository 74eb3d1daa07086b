import { expect } from 'vitest'
import { test } from '../../../test/app.ts'
import { eventsOf } from '../../../test/build-changes.ts'
import { aCounter, aShoplineOrder } from '../../../test/build-orders.ts'
import { loadOrder } from './load-order.ts'
import { type OrderChanges, updateOrder } from './update-order.ts'

const at = (minute: number) => new Date(Date.UTC(2030, 0, 1, 0, minute))

test('an order as it was at any time is the order as it is, walked back by its events', async ({
  server,
  shop,
}) => {
  const { db } = server
  const { id } = await aShoplineOrder(shop, await aCounter(server, shop))
  const read = () => loadOrder(db, shop.merchant.id, { id })
  const change = (changes: OrderChanges, minute: number) =>
    updateOrder(db, shop.actor, { id }, () => changes, at(minute))
  const created = await read()
  const line = created.lines[0] as (typeof created.lines)[number]

  await change({ states: { order_state: 'confirmed', payment_state: 'paid' } }, 1)
  const paid = await read()
  await change({ columns: { note: '已聯絡', tags: ['vip'], details: { payment_type: 'cash' } } }, 2)
  const noted = await read()
  await change({ changed_line: { id: line.id, columns: { quantity: 5, total_minor: 499_500 } } }, 3)
  const enlarged = await read()
  await change({ lines: [] }, 4)
  const emptied = await read()
  await change({ states: { delivery_state: 'shipped' } }, 5)

  const befores = (await eventsOf(server, shop, id)).slice(1).map(({ data }) => data.before)
  const now = await read()
  const walked = befores.map((_, index) =>
    Object.assign({}, now, ...befores.slice(index).toReversed()),
  )
  expect(walked).toEqual([created, paid, noted, enlarged, emptied])
})

test('an event tells what differs and nothing else', async ({ server, shop }) => {
  const { id } = await aShoplineOrder(shop, await aCounter(server, shop))
  const before = await loadOrder(server.db, shop.merchant.id, { id })

  await updateOrder(
    server.db,
    shop.actor,
    { id },
    () => ({ columns: { note: '已聯絡', tags: [] }, event_data: { about: '電話' } }),
    at(1),
  )

  const [, event] = await eventsOf(server, shop, id)
  expect(event).toMatchObject({ kind: 'order.updated', data: { about: '電話', moved: [] } })
  expect(event?.data.before).toEqual({
    note: null,
    updated_at: before.updated_at,
    version: 1,
  })
})

test('what is of the delivery alone moves its time, not the order’s', async ({ server, shop }) => {
  const { id } = await aShoplineOrder(shop, await aCounter(server, shop))
  const before = await loadOrder(server.db, shop.merchant.id, { id })

  const after = await updateOrder(
    server.db,
    shop.actor,
    { id },
    () => ({ columns: { carrier_state: 'request_accepted' }, is_delivery_only: true }),
    at(1),
  )

  expect([after.updated_at, after.delivery_updated_at]).toEqual([
    before.updated_at,
    at(1).toISOString(),
  ])
})
