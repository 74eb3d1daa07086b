import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-orders.ts'
import { aReceiver, aWorker } from '../../../../test/build-webhooks.ts'

test('sends each change of credits and points as the row that its history shows', async ({
  server,
  shop,
}) => {
  const { id } = await aCustomer(server, shop)
  const receiver = await aReceiver()
  const topics = ['user_credit/create', 'member_point/create']
  await shop.shopline.post('/webhooks', { address: receiver.url, topics })
  const change = (ledger: string, value: number) =>
    shop.shopline.post(`/customers/${id}/${ledger}`, { value, remarks: 'test' })

  await change('store_credits', 100)
  await change('member_points', 10)
  await change('store_credits', -40)
  await aWorker(server).pass(3)

  const credits = await shop.shopline.get(`/customers/${id}/store_credits`)
  const points = await shop.shopline.get(`/customers/${id}/member_points`)
  const [spent, granted] = credits.json.items
  expect(receiver.received.map(({ json }) => [json.topic, json.event, json.resource])).toEqual([
    ['user_credit/create', 'UserCredit', granted],
    ['member_point/create', 'MemberPoint', points.json.items[0]],
    ['user_credit/create', 'UserCredit', spent],
  ])
})
