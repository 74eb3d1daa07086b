import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aWarehouse } from '../../../../test/build-products.ts'
import { aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

test('tells and changes the stock of each warehouse', async ({ server, shop }) => {
  const product = await aProduct(server, shop)
  const warehouse = await aWarehouse(server, shop)
  const path = `/products/${product.id}/stocks`

  const set = await shop.shopline.put(path, { warehouse_id: warehouse, quantity: 4 })
  const added = await shop.shopline.put(path, {
    warehouse_id: warehouse,
    quantity: -1,
    variation_id: '',
  })
  const read = await shop.shopline.get(path)

  expect(set.status).toBe(200)
  expect(added.json.stocks).toContainEqual({ warehouse_id: warehouse, quantity: 3 })
  expect(added.json).toMatchObject({ id: product.id, unlimited_quantity: false, variations: [] })
  expect(read.json).toHaveWireShape(example('shopline/get-product-stocks.response'))
  expect(read.json.stocks).toHaveLength(2)
  const shown = await shop.shopline.get(`/products/${product.id}`)
  expect(shown.json.quantity).toBe(13)
})

test('changes the stock of a variation with the documented request', async ({ server, shop }) => {
  const request = example('shopline/update-stock.request')
  const product = await aProduct(server, shop, { variations: [request.variation_id, ''] })
  const warehouse_id = await aWarehouse(server, shop)

  const reply = await shop.shopline.put(`/products/${product.id}/stocks`, {
    ...request,
    warehouse_id,
  })

  expect(reply.status).toBe(200)
  expect(reply.json.stocks).toEqual([])
  expect(reply.json.variations[0].id).toBe(request.variation_id)
  expect(reply.json.variations[0].stocks).toContainEqual({ warehouse_id, quantity: 3 })
})

test('refuses unknown warehouses, closed ones and products without their variation', async ({
  server,
  shop,
}) => {
  const other = await server.newShop()
  const product = await aProduct(server, shop)
  const varied = await aProduct(server, shop, { variations: [''] })
  const put = (id: string, warehouse_id: string) =>
    shop.shopline.put(`/products/${id}/stocks`, { warehouse_id, quantity: 1 })

  const replies = await Promise.all([
    put(product.id, 'ffffffffffffffffffffffff'),
    put(product.id, await aWarehouse(server, other)),
    put(product.id, await aWarehouse(server, shop, 'inactive')),
    put(varied.id, await aWarehouse(server, shop)),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 422])
})
