import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aDeliveryOption, aPaymentMethod, aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

/** Builds what the documented request refers to, under the documented ids. */
async function documentedCatalogue(server: Server, shop: Shop): Promise<void> {
  const { order } = example('shopline/create-order.request')
  await aDeliveryOption(server, shop, { id: order.delivery_option_id, fee_minor: 6000 })
  await aPaymentMethod(server, shop, { id: order.payment_method_id })
  await aProduct(server, shop, { id: order.items[0].item_id })
  await aProduct(server, shop, {
    id: order.items[1].item_id,
    variations: [order.items[1].variation_id],
  })
}

test('answers the documented request with the documented order', async ({ server, shop }) => {
  await documentedCatalogue(server, shop)

  const reply = await shop.shopline.post('/orders', example('shopline/create-order.request'))

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/create-order.response'), {
    extra: ['applied_member_point', 'applied_member_point_redeem_to_cash', 'order_delivery.id'],
    open: ['order_delivery.name_translations', 'subtotal_items[].title_translations'],
    nullable: [
      'merchant_order_number',
      'order_remarks',
      // The vendor's sample is an order without an address, unlike its request.
      ...['address_1', 'address_2', 'city', 'country', 'country_code', 'postcode'].map(
        (key) => `delivery_address.${key}`,
      ),
    ],
  })
  const read = await shop.shopline.get(`/orders/${reply.json.id}`)
  expect(read.json).toEqual(reply.json)
})
