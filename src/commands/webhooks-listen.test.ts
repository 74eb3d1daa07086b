import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../test/app.ts'
import { aGuitaiProcess } from '../../test/build-processes.ts'
import { anEvent, aSubscription, aWorker } from '../../test/build-webhooks.ts'
import { newStandardSecret } from '../core/webhooks/standard-signature.ts'
import { findSubscriptions } from '../core/webhooks/subscriptions.ts'

async function aListener(server: Server, args: string[]) {
  const listener = await aGuitaiProcess(server, ['webhooks', 'listen', '--port', '0', ...args])
  await listener.said('127.0.0.1')
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\//.exec(listener.text()) ?? []
  return { ...listener, url }
}

const subscriptionsOf = (server: Server, shop: Shop) =>
  findSubscriptions(server.db, shop.merchant.id)

test('subscribes, verifies, prints each event and unsubscribes when it ends', async ({
  server,
  shop,
}) => {
  const listener = await aListener(server, ['--merchant', shop.merchant.handle])
  const subscriptions = await subscriptionsOf(server, shop)
  await anEvent(server, shop, 'order-a', {
    kind: 'order.state_changed',
    data: { order_state: 'confirmed', payment_state: 'paid', delivery_state: 'pending' },
  })
  const worker = aWorker(server, 5000)
  worker.now = new Date(Date.now() + 500)
  await worker.pass(0)

  await listener.said('confirmed / paid / pending')
  expect(listener.text()).toContain('✓ 簽章正確  訂單狀態變更  order.state_changed  order-a')
  expect(subscriptions).toMatchObject([{ address: listener.url, topics: ['*'] }])
  listener.kill('SIGTERM')
  expect(await listener.ended).toBe(0)
  expect(await subscriptionsOf(server, shop)).toEqual([])
})

test('refuses what was signed with another secret', async ({ server, shop }) => {
  const listener = await aListener(server, ['--secret', newStandardSecret(), '--json'])
  await aSubscription(server, shop, listener.url)
  const id = await anEvent(server, shop, 'order-a')
  const worker = aWorker(server, 5000)
  worker.now = new Date(Date.now() + 500)
  await worker.pass(0)

  await listener.said('"verified":false')
  expect(listener.text()).toContain(id)
})

test.for([
  [['--port', 'x'], 2, '--port must be a number'],
  [['--secret', 'x'], 2, '--secret must be like whsec_'],
  [['--topics', 'order/create'], 2, '--topics must be event kinds'],
  [['--port', '0', '--merchant', 'nobody'], 1, 'there is no merchant "nobody"'],
] as const)('refuses %o', async ([args, code, text], { server }) => {
  const refused = await aGuitaiProcess(server, ['webhooks', 'listen', ...args])

  expect(await refused.ended).toBe(code)
  await refused.said(text)
})

test('ends where no server runs, and holds no port', async ({ server }) => {
  const args = ['webhooks', 'listen', '--port', '0', '--merchant', 'demo']
  const nowhere = { DATABASE_URL: '', GUITAI_DATA_DIR: '/nonexistent' }
  const refused = await aGuitaiProcess(server, args, nowhere)

  expect(await refused.ended).toBe(1)
  await refused.said('no server is running')
})
