import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCategory, aShoplineProduct, eventKindsOf } from '../../../../test/build-products.ts'
import { example } from '../../../../test/example.ts'

const [documented] = example('shopline/get-categories.response').items
const shape = { open: ['name_translations'] }

test('creates the documented category and reads it back', async ({ server, shop }) => {
  const reply = await shop.shopline.post('/categories', example('shopline/create-category.request'))

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(documented, shape)
  expect(reply.json).toMatchObject({
    name_translations: { en: 'Bags', 'zh-hant': '包款' },
    parent_id: null,
    status: 'active',
    children: [],
  })
  expect((await shop.shopline.get(`/categories/${reply.json.id}`)).json).toEqual(reply.json)
  expect(await eventKindsOf(server, shop)).toEqual(['category.created'])
})

test('nests categories under their parents', async ({ server, shop }) => {
  const top = await aCategory(server, shop)
  const middle = await aCategory(server, shop, { parent_id: top, name: '中' })
  const low = await aCategory(server, shop, { parent_id: middle, name: '小' })
  const product = await aShoplineProduct(shop, { category_ids: [top] })

  const list = await shop.shopline.get('/categories?include_fields[]=product_count')
  const named = await shop.shopline.get(`/categories?category_ids[]=${middle}&fields[]=parent_id`)

  expect(list.json).toMatchObject({
    items: [{ id: top, product_count: 1, children: [{ id: middle, children: [{ id: low }] }] }],
    pagination: { total_count: 1 },
  })
  expect(named.json.items).toEqual([{ id: middle, parent_id: top }])
  expect(product.category_ids).toEqual([top])
})

test('pages and filters the list', async ({ server, shop }) => {
  const first = await aCategory(server, shop, { name: '一' })
  const second = await aCategory(server, shop, { name: '二' })
  const idsOf = async (query: string) => {
    const reply = await shop.shopline.get(`/categories?${query}`)
    return reply.json.items.map((item: { id: string }) => item.id)
  }

  expect(await idsOf('per_page=1')).toEqual([second])
  expect(await idsOf('per_page=1&page=2')).toEqual([first])
  expect(await idsOf(`previous_id=${second}`)).toEqual([first])
  expect(await idsOf('updated_after=2100-01-01')).toEqual([])
  expect(await idsOf('updated_before=2100-01-01')).toHaveLength(2)
  expect(await idsOf('created_by_filter=pos')).toEqual([])
  const list = await shop.shopline.get('/categories')
  expect(list.json).toHaveWireShape(example('shopline/get-categories.response'), {
    open: ['items[].name_translations'],
  })
})

const refusals: [string, unknown][] = [
  ['no wrapper', { name_translations: { en: 'a' } }],
  ['no name', { category: {} }],
  ['an empty name', { category: { name_translations: { en: '' } } }],
  ['an over-long name', { category: { name_translations: { en: 'x'.repeat(256) } } }],
  ['an unknown parent', { category: { name_translations: { en: 'a' }, parent_id: 'x' } }],
]

for (const [what, body] of refusals) {
  test(`refuses ${what} and stores nothing`, async ({ shop }) => {
    const reply = await shop.shopline.post('/categories', body)

    expect(reply.status).toBe(422)
    expect((await shop.shopline.get('/categories')).json.pagination.total_count).toBe(0)
  })
}

test("knows no other shop's category, not even as a parent", async ({ server, shop }) => {
  const theirs = await aCategory(server, await server.newShop())

  const read = await shop.shopline.get(`/categories/${theirs}`)
  const child = await shop.shopline.post('/categories', {
    category: { name_translations: { en: 'a' }, parent_id: theirs },
  })

  expect(read.status).toBe(404)
  expect(child.status).toBe(422)
})
