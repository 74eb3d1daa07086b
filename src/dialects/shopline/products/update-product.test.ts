import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import {
  aCategory,
  aShoplineProduct,
  eventKindsOf,
  twoColours,
} from '../../../../test/build-products.ts'
import { aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

test('answers the documented request with the changed product', async ({ server, shop }) => {
  const product = await aShoplineProduct(shop)

  const reply = await shop.shopline.put(
    `/products/${product.id}`,
    example('shopline/update-product.request'),
  )

  expect(reply.status).toBe(200)
  expect(reply.json).toEqual({
    ...product,
    title_translations: { en: 'Luxury bag 2', 'zh-hant': '皮包 2' },
    status: 'draft',
    updated_at: expect.any(String),
  })
  expect(reply.json.updated_at > product.updated_at).toBe(true)
  expect(await eventKindsOf(server, shop)).toEqual(['product.created', 'product.updated'])
  const found = await shop.shopline.post('/products/search', { query: '皮包 2' })
  expect(found.json.items).toHaveLength(1)
})

test('replaces what is sent and leaves the rest', async ({ server, shop }) => {
  const category = await aCategory(server, shop)
  const product = await aShoplineProduct(shop, { brand: 'Acme', tags: 'old' })

  const reply = await shop.shopline.put(`/products/${product.id}`, {
    category_ids: [category],
    tags: 'vip, new',
    sku: 'B0001',
    unlimited_quantity: true,
    images: ['https://example.com/2.jpg', 'https://example.com/3.jpg'],
    available_end_time: '2031-01-01 00:00:00',
  })

  expect(reply.json).toMatchObject({
    category_ids: [category],
    tags: ['vip', 'new'],
    sku: 'B0001',
    brand: 'Acme',
    unlimited_quantity: true,
    total_orderable_quantity: -1,
    available_end_time: '2031-01-01T00:00:00.000+00:00',
  })
  expect(reply.json.medias).toHaveLength(2)
})

test('adds, changes and replaces variations', async ({ shop }) => {
  const product = await aShoplineProduct(shop, {
    variant_options: twoColours,
    variations: [{ variant_option_ids: ['red'], sku: 'R', quantity: 1 }],
  })
  const [red] = product.variations

  const added = await shop.shopline.put(`/products/${product.id}`, {
    variations: [
      { id: red.id, quantity: 5, sku: 'R2' },
      { variant_options: [{ type: 'color', name_translations: { en: 'Green' } }], quantity: 2 },
    ],
  })
  const replaced = await shop.shopline.put(`/products/${product.id}`, {
    is_replace_variations: true,
    variations: [{ id: added.json.variations[1].id, sku: 'G' }],
  })

  expect(added.json.variations).toMatchObject([
    { id: red.id, sku: 'R2', quantity: 5, price: red.price },
    { fields_translations: { en: ['Green'] }, quantity: 2, price: red.price },
  ])
  expect(added.json.variant_options).toHaveLength(3)
  expect(replaced.json.variations).toMatchObject([{ sku: 'G', quantity: 2 }])
  expect(replaced.json.quantity).toBe(2)
})

test('keeps price and SKU of a product that gets its first variations', async ({ shop }) => {
  const product = await aShoplineProduct(shop)

  const reply = await shop.shopline.put(`/products/${product.id}`, {
    variations: [{ sku: 'A0102-1', fields_translations: { en: ['One'] }, quantity: 1 }],
  })

  expect(reply.json).toMatchObject({ sku: 'A0102', price: product.price, quantity: 1 })
  expect(reply.json.variations).toMatchObject([{ sku: 'A0102-1', price: product.price }])
})

test('removes a product, which is then told only to who follows changes', async ({ shop }) => {
  const product = await aShoplineProduct(shop)

  const removed = await shop.shopline.put(`/products/${product.id}`, { status: 'removed' })

  expect(removed.json.status).toBe('removed')
  expect((await shop.shopline.get(`/products/${product.id}`)).status).toBe(404)
  expect((await shop.shopline.get('/products')).json.items).toEqual([])
  const followed = await shop.shopline.get('/products?updated_after=2020-01-01')
  expect(followed.json.items).toMatchObject([{ id: product.id, status: 'removed' }])
  const found = await shop.shopline.post('/products/search', { status: 'removed' })
  expect(found.json.items).toHaveLength(1)
})

const refusals: [string, Record<string, unknown>][] = [
  ['an empty title', { title_translations: {} }],
  ['an unknown status', { status: 'sold' }],
  ['an unknown category', { category_ids: ['ffffffffffffffffffffffff'] }],
  ['an unknown variation', { variations: [{ id: 'ffffffffffffffffffffffff', sku: 'x' }] }],
  ['an unknown axis', { variant_options: [{ type: 'taste', name_translations: {} }] }],
]

for (const [what, body] of refusals) {
  test(`refuses ${what} and changes nothing`, async ({ shop }) => {
    const product = await aShoplineProduct(shop)

    const reply = await shop.shopline.put(`/products/${product.id}`, body)

    expect(reply.status).toBe(422)
    expect((await shop.shopline.get(`/products/${product.id}`)).json).toEqual(product)
  })
}

test('refuses to take the last variation away', async ({ shop }) => {
  const product = await aShoplineProduct(shop, {
    variations: [{ fields_translations: { en: ['One'] } }],
  })

  const reply = await shop.shopline.put(`/products/${product.id}`, {
    is_replace_variations: true,
    variations: [],
  })

  expect(reply.status).toBe(422)
})

test("does not know another shop's product", async ({ server, shop }) => {
  const other = await server.newShop()
  const product = await aProduct(server, other)

  const replies = await Promise.all([
    shop.shopline.put(`/products/${product.id}`, { status: 'draft' }),
    shop.shopline.put('/products/ffffffffffffffffffffffff', { status: 'draft' }),
    shop.shopline.put('/products/no-id', { status: 'draft' }),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404])
  expect(replies[0]?.text).toBe(replies[1]?.text)
})
