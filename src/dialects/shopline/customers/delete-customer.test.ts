import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-customers.ts'
import { example } from '../../../../test/example.ts'

test('deletes a customer once and frees its e-mail', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop, { email: 'ming@example.com' })

  const replies = await Promise.all([
    shop.shopline.delete(`/customers/${id}`),
    shop.shopline.delete(`/customers/${id}`),
  ])

  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 404])
  const done = replies.find((reply) => reply.status === 200)
  expect(done?.json).toEqual(example('shopline/delete-customer.response'))
  const list = await shop.shopline.get('/customers')
  expect(list.json.items).toEqual([])
  const again = await shop.shopline.post('/customers', { email: 'ming@example.com' })
  expect(again.status).toBe(200)
  const events = await server.db.read<{ kind: string }>(
    {
      name: 'test_deleted_events',
      text: "select kind from events where merchant_id = $1 and kind = 'customer.deleted'",
    },
    [shop.merchant.id],
  )
  expect(events).toHaveLength(1)
})

test('does not delete a customer of another merchant', async ({ server, shop }) => {
  const other = await server.newShop()
  const foreign = await aCustomer(server, other)

  const reply = await shop.shopline.delete(`/customers/${foreign.id}`)

  expect(reply.status).toBe(404)
  expect((await other.shopline.get(`/customers/${foreign.id}`)).status).toBe(200)
})
