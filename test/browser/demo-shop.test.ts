import { expect } from 'vitest'
import { expectSoundRecord } from '../invariants.ts'
import { test } from './browser.ts'

test('the demo shop has something for every list of the console, and is sound', async ({
  server,
  demoShop,
}) => {
  const { console: api } = demoShop
  const ask = async (path: string) => (await api.get(path)).json
  const [home, tags, views, webhooks, splits] = await Promise.all([
    ask('/home'),
    ask('/order-tags'),
    ask('/saved-views?screen=orders'),
    ask('/webhooks'),
    ask('/events?kind=order.split'),
  ])

  const lists: [string, number][] = home.queues.map(
    (each: { queue: string; value: number }) => [each.queue, each.value] as const,
  )
  expect(lists.filter(([, value]) => value === 0)).toEqual([])
  expect(home.low_stock.value).toBe(3)
  expect(tags.items).toContain('急件')
  expect(views.items).toMatchObject([{ name: '急件待出貨', is_shared: true }])
  // Nothing that nobody asked for leaves the machine.
  expect(webhooks.items).toMatchObject([
    { state: 'paused', address: expect.stringMatching(/^https:\/\/[a-z]+\.example\.com\//) },
  ])
  expect(splits.items.length).toBeGreaterThan(0)
  await expectSoundRecord(server, demoShop)
})
