import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-customers.ts'
import { aDeliveryOption, aPaymentMethod, aProduct } from '../../../../test/builders.ts'

test('shows what the customer has ordered', async ({ server, shop }) => {
  const customer = await aCustomer(server, shop, { email: 'ming@example.com' })
  const delivery = await aDeliveryOption(server, shop)
  const payment = await aPaymentMethod(server, shop)
  const product = await aProduct(server, shop)
  const order = {
    delivery_option_id: delivery,
    payment_method_id: payment,
    subtotal: 1500,
    total: 1500,
    customer_id: customer.id,
    delivery_address: {},
    items: [
      { item_type: 'Product', item_id: product.id, item_price: 1500, quantity: 1, total: 1500 },
    ],
  }
  await shop.shopline.post('/orders', { order })
  await shop.shopline.post('/orders', { order })

  const reply = await shop.shopline.get(`/customers/${customer.id}`)

  expect(reply.json.order_count).toBe(2)
  expect(reply.json.orders_total_sum).toEqual({
    cents: 3000,
    currency_symbol: 'NT$',
    currency_iso: 'TWD',
    label: 'NT$3,000',
    dollars: 3000,
  })
})

test('shows the asked-for fields only', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)

  const gap = await shop.shopline.get(`/customers/${id}?fields[]=membership_tier_gap`)
  const metafields = await shop.shopline.get(`/customers/${id}?include_fields[]=metafields`)

  expect(gap.json).toEqual({
    id,
    membership_tier_gap: {
      next_tier: null,
      next_discount: null,
      user_spending: null,
      user_spendings_for_extend: null,
      next_total_spending: null,
      extend_total_spending: null,
    },
  })
  expect(metafields.json.metafields).toEqual({})
})

test('does not know an unknown, deleted or foreign customer', async ({ server, shop }) => {
  const other = await server.newShop()
  const foreign = await aCustomer(server, other)
  const gone = await aCustomer(server, shop)
  await shop.shopline.delete(`/customers/${gone.id}`)

  const replies = await Promise.all(
    [foreign.id, gone.id, 'ffffffffffffffffffffffff', 'x'].map((id) =>
      shop.shopline.get(`/customers/${id}`),
    ),
  )

  const notFound = { message: 'Customer not found', code: 'NotFound', extras: {} }
  expect(replies.map((reply) => [reply.status, reply.json])).toEqual(Array(4).fill([404, notFound]))
})
