import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aShoplineProduct } from '../../../../test/build-products.ts'
import { aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

test('lists products newest first, in the documented form', async ({ server, shop }) => {
  await aProduct(server, await server.newShop())
  const old = await aShoplineProduct(shop)
  const young = await aShoplineProduct(shop, { sku: 'B' })

  const newest = await shop.shopline.get('/products?per_page=1')
  const oldest = await shop.shopline.get('/products?sort_by=asc')

  expect(newest.json).toHaveWireShape(example('shopline/get-products.response'), {
    open: ['items[].summary_translations', 'items[].medias[].images'],
  })
  expect(newest.json.items).toEqual([young])
  expect(newest.json.pagination).toEqual({
    current_page: 1,
    per_page: 1,
    total_pages: 2,
    total_count: 2,
  })
  expect(oldest.json.items).toEqual([old, young])
})

test('pages by number and by the last id', async ({ shop }) => {
  const first = await aShoplineProduct(shop)
  const second = await aShoplineProduct(shop)

  const page = await shop.shopline.get('/products?per_page=1&page=2')
  const after = await shop.shopline.get(`/products?page=7&previous_id=${second.id}`)
  const none = await shop.shopline.get('/products?previous_id=ffffffffffffffffffffffff')

  expect(page.json.items).toEqual([first])
  expect(after.json.items).toEqual([first])
  expect(none.json.items).toEqual([])
})

test('filters by id and time of change, and orders by what is sold out', async ({ shop }) => {
  const sold = await aShoplineProduct(shop, { quantity: 0 })
  const there = await aShoplineProduct(shop, { sku: 'B' })
  const idsOf = async (query: string) => {
    const reply = await shop.shopline.get(`/products?${query}`)
    return reply.json.items.map((item: { id: string }) => item.id)
  }

  expect(await idsOf(`id=${sold.id}`)).toEqual([sold.id])
  expect(await idsOf(`id=in:${sold.id},x`)).toEqual([sold.id])
  expect(await idsOf(`ids[]=${sold.id}&ids[]=x`)).toEqual([sold.id])
  expect(await idsOf('updated_after=2100-01-01')).toEqual([])
  expect(await idsOf('updated_before=2100-01-01')).toHaveLength(2)
  expect(await idsOf('sorts[]=sold_out:desc')).toEqual([sold.id, there.id])
  expect(await idsOf('sorts[]=sold_out:asc&sorts[]=created_at:asc')).toEqual([there.id, sold.id])
  expect(await idsOf(`sorts[]=sold_out:desc&previous_id=${sold.id}`)).toEqual([there.id])
})

test('shows and hides fields on demand', async ({ shop }) => {
  const product = await aShoplineProduct(shop)

  const chosen = await shop.shopline.get('/products?fields[]=sku&include_fields[]=type')
  const both = await shop.shopline.get(
    `/products/${product.id}?fields[]=type&include_fields[]=type&include_fields[]=labels`,
  )
  const less = await shop.shopline.get(`/products/${product.id}?excludes[]=status`)

  expect(chosen.json.items).toEqual([{ id: product.id, sku: 'A0102' }])
  expect(both.json).toEqual({ id: product.id, type: 'product' })
  expect(less.json).toEqual({ ...product, status: undefined })
})

test("does not know another shop's product", async ({ server, shop }) => {
  const product = await aProduct(server, await server.newShop())

  const replies = await Promise.all([
    shop.shopline.get(`/products/${product.id}`),
    shop.shopline.get('/products/ffffffffffffffffffffffff'),
    shop.shopline.get(`/products/${product.id}/stocks`),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404])
  expect(replies[0]?.text).toBe(replies[1]?.text)
})

test('refuses parameters that are none', async ({ shop }) => {
  const queries = ['page=0', 'per_page=x', 'sort_by=up', 'sorts[]=price', 'updated_after=soon']

  const replies = await Promise.all(queries.map((query) => shop.shopline.get(`/products?${query}`)))

  expect(replies.map((reply) => reply.status)).toEqual(Array(5).fill(422))
})
