import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { aCategory, aShoplineProduct } from '../../../../test/build-products.ts'
import { aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

async function found(shop: Shop, filter: object): Promise<string[]> {
  const reply = await shop.shopline.post('/products/search', filter)
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`)
  return reply.json.items.map((item: { sku: string }) => item.sku)
}

test('answers the documented request with a page of products', async ({ shop }) => {
  await aShoplineProduct(shop)

  const reply = await shop.shopline.post(
    '/products/search',
    example('shopline/search-products.request'),
  )

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/get-products.response'), {
    open: ['items[].summary_translations', 'items[].medias[].images'],
  })
  expect(reply.json.pagination).toEqual({
    current_page: 1,
    per_page: 50,
    total_pages: 1,
    total_count: 1,
  })
})

// One catalogue, what is asked of it, and which of it answers.
const cases: [string, object, string[]][] = [
  ['a Chinese word', { query: '水壺' }, ['BOTTLE']],
  ['one Chinese letter', { query: '皮' }, ['BAG']],
  ['an English word', { query: 'luxury' }, ['BAG']],
  ['part of a SKU', { query: 'OTTL' }, ['BOTTLE']],
  ['a barcode', { query: '4710000000001' }, ['BAG']],
  ['nothing searchable', { query: '%' }, []],
  ['a SKU', { sku: 'BAG' }, ['BAG']],
  ['one of several SKUs', { sku: 'in:BAG,CUP,X' }, ['CUP', 'BAG']],
  ['any other SKU', { sku: 'not:BAG' }, ['CUP', 'BOTTLE']],
  ['its barcode', { barcode: '4710000000001' }, ['BAG']],
  ['a status', { status: 'draft' }, ['CUP']],
  ['more than a stock', { quantity: 'gt:5' }, ['BAG']],
  ['a range of stock', { quantity: ['gte:1', 'lt:10'] }, ['BOTTLE']],
  ['an exact stock as a number', { quantity: 0 }, ['CUP']],
  ['a stock between whole numbers', { quantity: 'gt:3.5' }, ['BAG']],
  ['the stock of a variation', { variation_quantity: 'lte:0' }, ['CUP']],
  ['pre-orders', { is_preorder: true }, ['BOTTLE']],
  ['what is not counted', { unlimited_quantity: true }, []],
  ['a word of the title', { title_translations: 'bag' }, ['BAG']],
  ['a word of the summary', { summary_translations: 'leather' }, ['BAG']],
  ['a tag', { tags: 'vip' }, ['BAG']],
  ['what can be bought', { purchasable: true }, ['BOTTLE', 'BAG']],
  ['what can be given', { allow_gift: true }, ['BOTTLE']],
  ['what cannot be given', { allow_gift: false }, ['CUP', 'BAG']],
  ['what the tills sell', { retail_status: 'active' }, ['CUP', 'BAG']],
  ['what the tills do not sell', { retail_status: 'draft' }, ['BOTTLE']],
  ['bundles', { type: 'product_set' }, []],
  ['what is newer than tomorrow', { created_at: 'gt:2100-01-01' }, []],
  ['what is older than tomorrow', { updated_at: 'lt:2100-01-01 00:00:00' }, all()],
  [
    'all from cheap to dear',
    { sort_type: 'lowest_price', sort_by: 'asc' },
    ['CUP', 'BOTTLE', 'BAG'],
  ],
  ['all from best sold', { sort_type: 'quantity_sold' }, all()],
  ['all as sorted by hand', { sort_type: 'custom_sorting' }, all()],
  ['the second page', { page: 2, per_page: 2 }, ['BAG']],
]

function all(): string[] {
  return ['CUP', 'BOTTLE', 'BAG']
}

async function aCatalogue(shop: Shop): Promise<void> {
  await aShoplineProduct(shop, {
    title_translations: { 'zh-hant': '真皮皮包', en: 'Luxury bag' },
    summary_translations: { en: 'Soft leather' },
    sku: 'BAG',
    barcode: '4710000000001',
    tags: 'vip',
    price: 900,
  })
  await aShoplineProduct(shop, {
    title_translations: { 'zh-hant': '保溫水壺', en: 'Bottle' },
    sku: 'BOTTLE',
    price: 500,
    quantity: 3,
    is_preorder: true,
    allow_gift: true,
    retail_status: 'draft',
  })
  await aShoplineProduct(shop, {
    title_translations: { 'zh-hant': '杯子', en: 'Cup' },
    sku: 'CUP',
    price: 100,
    quantity: 0,
    status: 'draft',
  })
}

for (const [what, filter, skus] of cases) {
  test(`finds products by ${what}`, async ({ shop }) => {
    await aCatalogue(shop)

    expect(await found(shop, filter)).toEqual(skus)
  })
}

test('finds products by id and by category, and keeps the fields asked for', async ({
  server,
  shop,
}) => {
  const category = await aCategory(server, shop)
  const bag = await aShoplineProduct(shop, { category_ids: [category] })
  await aShoplineProduct(shop, { sku: 'OTHER' })

  expect(await found(shop, { category_id: `${category},x` })).toEqual(['A0102'])
  expect(await found(shop, { id: `in:${bag.id},x` })).toEqual(['A0102'])
  expect(await found(shop, { id: `not:${bag.id}` })).toEqual(['OTHER'])
  const reply = await shop.shopline.post('/products/search', {
    id: bag.id,
    fields: ['items.id', 'sku', 'labels'],
    include_fields: ['labels', 'type'],
  })
  expect(reply.json.items).toEqual([{ id: bag.id, sku: 'A0102', labels: [] }])
})

test('goes from page to page by the last id', async ({ shop }) => {
  await aCatalogue(shop)
  const sort = { sort_type: 'lowest_price', sort_by: 'asc', per_page: 2 }

  const first = await shop.shopline.post('/products/search', sort)
  const previous_id = first.json.items[1].id

  expect(await found(shop, { ...sort, previous_id })).toEqual(['BAG'])
})

test('takes the same filters as parameters', async ({ shop }) => {
  await aCatalogue(shop)
  const query = 'quantity=gte:1&quantity=lt:10&is_preorder=true&fields[]=sku&per_page=5'

  const reply = await shop.shopline.get(`/products/search?${query}`)

  expect(reply.json.items).toEqual([{ id: expect.any(String), sku: 'BOTTLE' }])
  expect(reply.json.pagination.per_page).toBe(5)
})

test('shows units sold and sorts by them', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const other = await aProduct(server, shop)
  const items = [
    { item_type: 'Product', item_id: counter.product.id, item_price: 1, quantity: 3, total: 3 },
  ]
  await aShoplineOrder(shop, counter, { items })

  const reply = await shop.shopline.post('/products/search', { sort_type: 'quantity_sold' })

  expect(reply.json.items).toMatchObject([
    { id: counter.product.id, quantity_sold: 3 },
    { id: other.id, quantity_sold: 0 },
  ])
})

const refusals: [string, object][] = [
  ['a page of zero', { page: 0 }],
  ['a page of words', { page: 'one' }],
  ['a thousand rows', { per_page: 1000 }],
  ['an unknown status', { status: 'sold' }],
  ['a stock of words', { quantity: 'gt:many' }],
  ['a stock beyond numbers', { quantity: 1e30 }],
  ['a time of words', { created_at: 'gt:yesterday' }],
  ['an unknown order', { sort_type: 'title' }],
  ['the worst sold first', { sort_type: 'quantity_sold', sort_by: 'asc' }],
]

for (const [what, filter] of refusals) {
  test(`refuses ${what}`, async ({ shop }) => {
    const reply = await shop.shopline.post('/products/search', filter)

    expect(reply.status).toBe(422)
  })
}
