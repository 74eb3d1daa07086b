import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { rowCount } from '../../../../test/build-orders.ts'
import {
  aCategory,
  aProductBody,
  aShoplineProduct,
  eventKindsOf,
  movementsOf,
  twoColours,
} from '../../../../test/build-products.ts'
import { example } from '../../../../test/example.ts'
import { findVariants } from '../../../core/products/find-variants.ts'

// The vendor's sample shows one of the sizes of a picture; all are named in its table.
const shape = {
  open: ['summary_translations', 'medias[].images', 'variations[].fields_translations'],
  nullable: ['variations[].media'],
}

function twd(amount: number) {
  return {
    cents: amount,
    currency_symbol: 'NT$',
    currency_iso: 'TWD',
    label: amount === 0 ? '' : `NT$${amount}`,
    dollars: amount,
  }
}

test('answers the documented request with the documented product', async ({ server, shop }) => {
  const request = example('shopline/create-product.request')
  request.product.category_ids = [await aCategory(server, shop)]

  const reply = await shop.shopline.post('/products', request)

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/get-product.response'), shape)
  expect(reply.json).toMatchObject({
    status: 'active',
    title_translations: { en: 'Luxury bag', 'zh-hant': '皮包' },
    price: twd(650),
    price_sale: twd(0),
    lowest_price: twd(650),
    cost: twd(434),
    same_price: true,
    quantity: 10,
    total_orderable_quantity: 10,
    unlimited_quantity: false,
    sku: 'A0102',
    barcode: '',
    category_ids: request.product.category_ids,
    variations: [],
    quantity_sold: 0,
    sold_out: false,
    created_by: 'admin',
  })
  expect(reply.json.medias[0].images.original.url).toBe('https://example.com/1.jpg')
  const read = await shop.shopline.get(`/products/${reply.json.id}`)
  expect(read.json).toEqual(reply.json)
  expect(await movementsOf(server, shop)).toEqual([{ reason: 'opening', quantity: 10 }])
  expect(await eventKindsOf(server, shop)).toEqual(['category.created', 'product.created'])
})

test('makes a variation of each that is sent, with the options it combines', async ({ shop }) => {
  const product = await aShoplineProduct(shop, {
    sku: 'BAG',
    same_price: false,
    variant_options: twoColours,
    variations: [
      { variant_option_ids: ['red'], price: 700, sku: 'BAG-R', quantity: 3, barcode: '471' },
      { variant_option_ids: ['blue'], price: 600, price_sale: 500, sku: 'BAG-B', quantity: 4 },
    ],
  })

  expect(product).toHaveWireShape(example('shopline/get-product.response'), {
    ...shape,
    nullable: [...shape.nullable, 'variations[].barcode'],
  })
  expect(product).toMatchObject({
    sku: 'BAG',
    price: twd(650),
    lowest_price: twd(600),
    lowest_price_sale: twd(500),
    quantity: 7,
    field_titles: [{ key: 'color', label: 'Color', name_translations: { 'zh-hant': '顏色' } }],
  })
  expect(product.variations).toMatchObject([
    {
      sku: 'BAG-R',
      barcode: '471',
      price: twd(700),
      quantity: 3,
      unlimited_quantity: null,
      fields_translations: { 'zh-hant': ['紅'], en: ['Red'] },
      variant_option_ids: [product.variant_options[0].id],
    },
    { sku: 'BAG-B', price: twd(600), price_sale: twd(500), quantity: 4 },
  ])
})

test('makes every combination of the options when asked to', async ({ shop }) => {
  const sizes = ['S', 'M', 'L'].map((name) => ({ type: 'size', name_translations: { en: name } }))

  const product = await aShoplineProduct(shop, {
    all_variations: true,
    variant_options: [...twoColours, ...sizes],
  })

  expect(product.variations).toHaveLength(6)
  expect(product.variations[5].fields_translations.en).toEqual(['Blue', 'L'])
  expect(product.variations[5].price).toEqual(twd(650))
})

test('keeps prices to the cent where the currency has cents', async ({ server }) => {
  const shop = await server.newShop('HKD')

  const product = await aShoplineProduct(shop, {
    price: 99.5,
    price_sale: { cents: 8990 },
    cost: { dollars: 12.34 },
  })

  expect(product.price).toEqual({
    cents: 9950,
    currency_symbol: 'HK$',
    currency_iso: 'HKD',
    label: 'HK$99.50',
    dollars: 99.5,
  })
  expect(product.price_sale.cents).toBe(8990)
  expect(product.cost.cents).toBe(1234)
})

test('gives the till a number of its own for each of many products of one SKU', async ({
  server,
  shop,
}) => {
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => shop.shopline.post('/products', aProductBody())),
  )

  expect(replies.map((reply) => reply.status)).toEqual(Array(8).fill(200))
  const paging = { limit: 20, offset: 0 }
  const found = await findVariants(server.db, shop.merchant.id, { sku: 'A0102' }, paging)
  const codes = found.items.map((item) => item.variant.code)
  expect(new Set(codes).size).toBe(8)
  expect(codes).toContain('A0102')
  expect(codes.filter((code) => /^P\d{6}$/.test(code))).toHaveLength(7)
})

const refusals: [string, Record<string, unknown>][] = [
  ['no title', { title_translations: undefined }],
  ['an empty title', { title_translations: { en: ' ' } }],
  ['a title that is no translation', { title_translations: 'bag' }],
  ['a price of null', { price: null }],
  ['a negative price', { price: -1 }],
  ['a price beyond what is stored', { price: 1e13 }],
  ['a price of words', { price: 'much' }],
  ['a negative stock', { quantity: -1 }],
  ['more stock than the vendor allows', { quantity: 10_000_000 }],
  ['half a piece', { quantity: 0.5 }],
  ['an unknown category', { category_ids: ['ffffffffffffffffffffffff'] }],
  ['an over-long SKU', { sku: 'x'.repeat(201) }],
  ['an unknown status', { status: 'sold' }],
  ['a product that begins as removed', { status: 'removed' }],
  ['a picture that is no address', { images: ['javascript:alert(1)'] }],
  ['variations without prices', { same_price: false, variations: [{ sku: 'a' }] }],
  ['an unknown option', { variations: [{ variant_option_ids: ['green'] }] }],
  ['every combination without one price', { all_variations: true, same_price: false }],
  [
    'four axes',
    {
      variant_options: ['color', 'size', 'custom_1', 'custom_2'].map((type) => ({
        type,
        name_translations: { en: 'x' },
      })),
    },
  ],
]

for (const [what, change] of refusals) {
  test(`refuses ${what} and stores nothing`, async ({ server, shop }) => {
    const reply = await shop.shopline.post('/products', aProductBody(change))

    expect(reply.status).toBe(422)
    expect(Object.keys(reply.json)).toEqual(['error', 'message', 'code', 'extras'])
    expect(await rowCount(server, shop, 'products')).toBe(0)
    expect(await rowCount(server, shop, 'events')).toBe(0)
  })
}

test("refuses another shop's category", async ({ server, shop }) => {
  const other = await server.newShop()
  const category = await aCategory(server, other)

  const reply = await shop.shopline.post('/products', aProductBody({ category_ids: [category] }))

  expect(reply.status).toBe(422)
  expect(reply.json.message).toContain('category_ids')
})
