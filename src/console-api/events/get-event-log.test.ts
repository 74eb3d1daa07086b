import { expect } from 'vitest'
import { test } from '../../../test/app.ts'
import { anEvent } from '../../../test/build-webhooks.ts'
import type { EventLog } from './contract.ts'

const idsOf = (log: EventLog) => log.items.map(({ data }) => data.id)

test('tells what happened, newest first, page by page', async ({ server, shop }) => {
  const made: string[] = []
  for (const subject of ['a', 'b', 'a']) made.unshift(await anEvent(server, shop, subject))

  const first: EventLog = (await shop.console.get('/event-log?limit=2')).json
  const second: EventLog = (await shop.console.get(`/event-log?limit=2&before=${first.next}`)).json

  expect([...idsOf(first), ...idsOf(second)].slice(0, 3)).toEqual(made)
})

test('narrows by kind and by what it happened to', async ({ server, shop }) => {
  const created = await anEvent(server, shop, 'a', { kind: 'order.created' })
  await anEvent(server, shop, 'a', { kind: 'order.updated' })
  const other = await anEvent(server, shop, 'b', { kind: 'order.created' })
  const stock = await anEvent(server, shop, 'c', { kind: 'product.stock_changed' })

  const read = async (query: string): Promise<EventLog> =>
    (await shop.console.get(`/event-log?${query}`)).json

  expect(idsOf(await read('type=order.created'))).toEqual([other, created])
  const both = await read('type=order.created&type=product.stock_changed&limit=2')
  expect(idsOf(both)).toEqual([stock, other])
  const rest = await read(`type=order.created&type=product.stock_changed&before=${both.next}`)
  expect(idsOf(rest)).toEqual([created])
  expect(rest.next).toBeNull()
  expect(idsOf(await read('subject_id=a&type=order.created'))).toEqual([created])
  expect(idsOf(await read('subject_id=a'))).toHaveLength(2)
  expect(await read('type=nothing.such')).toEqual({ items: [], next: null })
})

test('knows every kind of event by name', async ({ shop }) => {
  const { items } = (await shop.console.get('/event-types')).json

  expect(items).toEqual(expect.arrayContaining(['order.created', 'token.revoked']))
  expect(new Set(items).size).toBe(items.length)
})
