import { expect } from 'vitest'
import { test, type WireReply } from '../../../test/app.ts'
import { aCategory, aShoplineProduct, aWarehouse } from '../../../test/build-products.ts'
import { aClerk } from '../../../test/build-sessions.ts'
import { aProduct } from '../../../test/builders.ts'

const problem = (reply: WireReply) => [reply.status, JSON.parse(reply.text).code]
const titlesOf = (page: { items: { title: string }[] }) => page.items.map((item) => item.title)

const coat = {
  title_translations: { 'zh-hant': '外套', en: 'Coat' },
  sku: 'COAT',
  variant_options: [
    { id: 'red', type: 'color', name_translations: { 'zh-hant': '紅', en: 'Red' } },
    { id: 'blue', type: 'color', name_translations: { 'zh-hant': '藍', en: 'Blue' } },
    { id: 'm', type: 'size', name_translations: { 'zh-hant': '中', en: 'M' } },
    { id: 'l', type: 'size', name_translations: { 'zh-hant': '大', en: 'L' } },
  ],
  variations: [
    { variant_option_ids: ['red', 'm'], sku: 'COAT-RM', price: 900, quantity: 3 },
    { variant_option_ids: ['red', 'l'], sku: 'COAT-RL', price: 1000, price_sale: 800, quantity: 4 },
    { variant_option_ids: ['blue', 'm'], sku: 'COAT-BM', price: 950, cost: 400, quantity: 0 },
  ],
}

test('lists products with their stock and prices', async ({ server, shop }) => {
  const category_id = await aCategory(server, shop, { name: '服飾' })
  const made = await aShoplineProduct(shop, { ...coat, category_ids: [category_id] })
  await aShoplineProduct(shop, { title_translations: { 'zh-hant': '皮包' }, quantity: 90 })
  const found = async (query: string) =>
    titlesOf((await shop.console.get(`/products?${query}`)).json)

  const { json } = await shop.console.get('/products?q=COAT')

  expect(json.items).toEqual([
    {
      id: made.id,
      title: '外套',
      status: 'active',
      image_url: null,
      variant_count: 3,
      sku: 'COAT-RM',
      price_from_minor: 80_000,
      price_to_minor: 95_000,
      has_sale: true,
      quantity: 7,
      lowest_quantity: 0,
      is_unlimited: false,
      categories: [{ id: category_id, name: '服飾' }],
      updated_at: expect.any(String),
    },
  ])
  expect(await found('')).toEqual(['皮包', '外套'])
  expect(await found(`category=${category_id}`)).toEqual(['外套'])
  expect(await found('low_stock=3')).toEqual(['外套'])
  expect(await found('status=draft')).toEqual([])
  expect((await shop.console.get('/categories')).json.items).toEqual([
    { id: category_id, name: '服飾', parent_id: null },
  ])
})

test('pages forth and back by cursor', async ({ server, shop }) => {
  for (const title of ['一', '二', '三']) await aProduct(server, shop, { title })
  const read = async (query: string) => (await shop.console.get(`/products?limit=2${query}`)).json

  const first = await read('')
  const second = await read(`&after=${first.next}`)
  const back = await read(`&before=${second.previous}`)

  expect([first, second, back].map(titlesOf)).toEqual([['三', '二'], ['一'], ['三', '二']])
})

test('shows the matrix of a product: options, variants, stock by warehouse', async ({
  server,
  shop,
}) => {
  const second = await aWarehouse(server, shop)
  const { id } = await aShoplineProduct(shop, coat)

  const { json } = await shop.console.get(`/products/${id}`)

  expect(json.options).toEqual([
    { name: '顏色', values: ['紅', '藍'] },
    { name: '尺寸', values: ['中', '大'] },
  ])
  const [online, other] = json.warehouses
  expect(other.id).toBe(second)
  expect(json.variants).toHaveLength(3)
  expect(json.variants[1]).toMatchObject({
    sku: 'COAT-RL',
    choices: ['紅', '大'],
    price_minor: 100_000,
    price_sale_minor: 80_000,
    stocks: [{ warehouse_id: online.id, quantity: 4 }],
    quantity: 4,
  })
  expect(json.variants[2].cost_minor).toBe(40_000)
  expect(json.actions).toContainEqual({ action: 'set_stock', is_allowed: true, reason: null })
})

test('changes a product, leaving the other language as it was', async ({ shop }) => {
  const { id } = await aShoplineProduct(shop, coat)
  const patch = (body: object, version: number) =>
    shop.console.request('PATCH', `/products/${id}`, body, { 'if-match': `"${version}"` })

  const changed = await patch(
    { title_translations: { 'zh-hant': '大衣' }, status: 'hidden', out_of_stock_orderable: true },
    1,
  )
  const late = await patch({ status: 'active' }, 1)
  const empty = await patch({ title_translations: { 'zh-hant': '', en: '' } }, 2)

  expect(changed.json).toMatchObject({
    title: '大衣',
    title_translations: { 'zh-hant': '大衣', en: 'Coat' },
    status: 'hidden',
    version: 2,
  })
  expect(problem(late)).toEqual([409, 'product_changed_meanwhile'])
  expect(problem(empty)).toEqual([422, 'invalid'])
  expect((await shop.shopline.get(`/products/${id}`)).json.title_translations['zh-hant']).toBe(
    '大衣',
  )
  const category = await shop.console.patch(`/products/${id}`, { category_ids: ['nobody'] })
  expect(problem(category)).toEqual([422, 'product_category_unknown'])
})

test('changes the price and the SKU of a variant', async ({ server, shop }) => {
  const { id, variations } = await aShoplineProduct(shop, coat)
  await aProduct(server, shop, { sku: 'OTHER' })
  const patch = (body: object, version = 1) =>
    shop.console.request('PATCH', `/variants/${variations[0].id}`, body, {
      'if-match': `"${version}"`,
    })

  const changed = await patch({ price_minor: 88_000, sku: 'COAT-1', barcode: '4710000000017' })
  const taken = await patch({ sku: 'OTHER' }, 2)
  const late = await patch({ price_minor: 1 })

  expect(changed.json.variants[0]).toMatchObject({
    price_minor: 88_000,
    sku: 'COAT-1',
    barcode: '4710000000017',
    version: 2,
  })
  expect(problem(taken)).toEqual([409, 'sku_taken'])
  expect(problem(late)).toEqual([409, 'product_changed_meanwhile'])
  expect(problem(await patch({ price_minor: -1 }, 2))).toEqual([422, 'invalid'])
  const shown = (await shop.shopline.get(`/products/${id}`)).json.variations[0]
  expect([shown.sku, shown.price.dollars]).toEqual(['COAT-1', 880])
})

test('makes a product without variations', async ({ shop }) => {
  const body = {
    title_translations: { 'zh-hant': '手工皂', en: 'Soap' },
    price_minor: 25_000,
    sku: 'SOAP',
    quantity: 12,
  }
  const reply = await shop.console.post('/products', body)
  const twin = await shop.console.post('/products', body)

  expect(reply.status).toBe(201)
  expect(reply.json).toMatchObject({
    title: '手工皂',
    options: [],
    variants: [{ sku: 'SOAP', price_minor: 25_000, quantity: 12 }],
  })
  expect((await shop.shopline.get(`/products/${reply.json.id}`)).json.quantity).toBe(12)
  expect(problem(twin)).toEqual([409, 'sku_taken'])
})

test('hides cost from who may not change products, and refuses their changes', async ({
  server,
  shop,
}) => {
  const product = await aProduct(server, shop)
  const variant = product.variants[0]?.id
  const agent = await aClerk(server, shop, 'agent')

  const { json } = await agent.get(`/products/${product.id}`)
  const change = await agent.patch(`/variants/${variant}`, { price_minor: 1 })
  const stock = await agent.put(`/variants/${variant}/stock`, {
    warehouse_id: json.warehouses[0].id,
    quantity: 1,
  })

  expect(json.variants[0].cost_minor).toBeNull()
  expect(json.actions).toContainEqual({
    action: 'set_stock',
    is_allowed: false,
    reason: 'forbidden',
  })
  expect([change.status, stock.status]).toEqual([403, 403])
})

test('knows nothing of another merchant’s products', async ({ server, shop }) => {
  const other = await server.newShop()
  const theirs = await aProduct(server, other, { title: '別家商品' })
  const variant = theirs.variants[0]?.id

  const replies = await Promise.all([
    shop.console.get(`/products/${theirs.id}`),
    shop.console.patch(`/products/${theirs.id}`, { status: 'hidden' }),
    shop.console.patch(`/variants/${variant}`, { price_minor: 1 }),
    shop.console.get(`/variants/${variant}/movements`),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 404])
  expect((await shop.console.get('/products?q=別家')).json.items).toEqual([])
})
