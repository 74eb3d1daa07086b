import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aShoplineProduct } from '../../../../test/build-products.ts'
import { aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

test('changes the prices that are sent', async ({ shop }) => {
  const product = await aShoplineProduct(shop, { price: 700, cost: 300 })

  const reply = await shop.shopline.put(`/products/${product.id}/update_price`, {
    ...example('shopline/update-product-price.request'),
    member_price: 590.5,
  })

  expect(reply.status).toBe(200)
  expect(reply.json.price.dollars).toBe(650)
  expect(reply.json.price_sale.dollars).toBe(0)
  expect(reply.json.cost.dollars).toBe(300)
  expect(reply.json.member_price.dollars).toBe(590.5)
  expect(reply.json.product_price_tiers).toMatchObject([
    {
      membership_tier_id: '5f195c46e388090bb3461bfd',
      member_price: { cents: 600 },
      product_id: product.id,
      status: 'active',
    },
  ])
  expect((await shop.shopline.get(`/products/${product.id}`)).json).toEqual(reply.json)
})

test('prices all variations that share the price, and one apart from them', async ({ shop }) => {
  const names = ['One', 'Two'].map((name) => ({ fields_translations: { en: [name] } }))
  const product = await aShoplineProduct(shop, { variations: names })
  const [one] = product.variations

  const shared = await shop.shopline.put(`/products/${product.id}/update_price`, { price: 800 })
  const apart = await shop.shopline.put(
    `/products/${product.id}/variations/${one.id}/update_price`,
    { price: 900, price_sale: 850 },
  )
  const read = await shop.shopline.get(`/products/${product.id}`)

  expect(shared.json.variations.map(priceOf)).toEqual([800, 800])
  expect(apart.json).toHaveWireShape(
    { ...example('shopline/product-variation.object'), media: null },
    { open: ['fields_translations'] },
  )
  expect(priceOf(apart.json)).toBe(900)
  expect(read.json.variations.map(priceOf)).toEqual([900, 800])
  expect(read.json.same_price).toBe(false)
  expect(priceOf(read.json)).toBe(800)
})

function priceOf(json: { price: { dollars: number } }): number {
  return json.price.dollars
}

test('refuses what is no price, and products of another shop', async ({ server, shop }) => {
  const product = await aShoplineProduct(shop)
  const theirs = await aProduct(server, await server.newShop(), { variations: [''] })
  const put = (id: string, body: object) => shop.shopline.put(`/products/${id}/update_price`, body)

  const replies = await Promise.all([
    put(product.id, { price: null }),
    put(product.id, { price: -5 }),
    put(product.id, { price: 1e300 }),
    put(product.id, { product_price_tiers: { x: 'cheap' } }),
    put(theirs.id, { price: 1 }),
    put(`${product.id}/variations/${theirs.variants[0]?.id}`, { price: 1 }),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([422, 422, 422, 422, 404, 404])
  expect((await shop.shopline.get(`/products/${product.id}`)).json).toEqual(product)
})
