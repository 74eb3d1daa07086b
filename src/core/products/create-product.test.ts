import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../test/app.ts'
import { aCategory, movementsOf } from '../../../test/build-products.ts'
import { createProduct, type NewProduct } from './create-product.ts'
import { findCategories } from './find-categories.ts'
import { findProducts } from './find-products.ts'
import { setStock } from './set-stock.ts'
import { updateProduct } from './update-product.ts'

const now = new Date('2026-03-01T04:05:06.000Z')

function make(server: Server, shop: Shop, input: Partial<NewProduct> = {}) {
  return createProduct(server.db, shop.actor, { title: '皮包', created_by: 'test', ...input }, now)
}

async function categoriesOf(server: Server, shop: Shop): Promise<string[]> {
  const paging = { limit: 50, offset: 0 }
  const page = await findCategories(server.db, shop.merchant.id, {}, paging)
  return page.items.map((category) => category.name)
}

test('makes a product with one variant that a till can sell', async ({ server, shop }) => {
  const product = await make(server, shop, {
    description: '真皮',
    default_variant: { sku: 'A1', price_minor: 65_000, quantity: 4 },
  })

  expect(product).toMatchObject({
    title: '皮包',
    title_translations: { 'zh-hant': '皮包' },
    description: '真皮',
    details: { description_translations: { 'zh-hant': '真皮' } },
    version: 1,
  })
  expect(product.variants).toMatchObject([
    { code: 'A1', sku: 'A1', is_default: true, price_minor: 65_000, quantity: 4 },
  ])
  expect(await movementsOf(server, shop)).toEqual([{ reason: 'opening', quantity: 4 }])
})

test('numbers a variant by what is given, else its SKU, else a running number', async ({
  server,
  shop,
}) => {
  const given = await make(server, shop, { default_variant: { code: '100-1', sku: 'X' } })
  const bySku = await make(server, shop, { default_variant: { sku: 'X' } })
  const byNumber = await make(server, shop, { default_variant: { sku: 'X' } })
  const taken = make(server, shop, { default_variant: { code: 'X' } })

  const codes = [given, bySku, byNumber].map((product) => product.variants[0]?.code)
  expect(codes).toEqual(['100-1', 'X', expect.stringMatching(/^P\d{6}$/)])
  await expect(taken).rejects.toMatchObject({ code: 'variant_code_taken' })
})

test('makes a category that is named once, however many name it at once', async ({
  server,
  shop,
}) => {
  await aCategory(server, shop, { name: '男裝' })

  const products = await Promise.all(
    ['男裝', ...Array(6).fill('女裝')].map((name) => make(server, shop, { category_name: name })),
  )

  expect((await categoriesOf(server, shop)).toSorted()).toEqual(['女裝', '男裝'])
  expect(new Set(products.slice(1).map((product) => product.categories[0]?.id)).size).toBe(1)
})

test('gives a claimed SKU to one of many who want it at once', async ({ server, shop }) => {
  // The code of the same text is taken, so that codes do not keep the makers apart.
  await make(server, shop, { default_variant: { code: 'ONE' } })

  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, () =>
      make(server, shop, { default_variant: { sku: 'ONE' }, claims_skus: true }),
    ),
  )

  expect(outcomes.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  expect(outcomes.filter((each) => each.status === 'rejected')).toMatchObject(
    Array(5).fill({ reason: { code: 'sku_taken' } }),
  )
})

test('finds products by price', async ({ server, shop }) => {
  await make(server, shop, { default_variant: { sku: 'CHEAP', price_minor: 100 } })
  await make(server, shop, { default_variant: { sku: 'DEAR', price_minor: 900 } })

  const page = await findProducts(
    server.db,
    shop.merchant.id,
    {
      price: [
        { operator: '>=', value: 100 },
        { operator: '<', value: 900 },
      ],
    },
    { sort: 'created_at', direction: 'desc', limit: 10, offset: 0 },
  )

  expect(page.items.map((product) => product.variants[0]?.sku)).toEqual(['CHEAP'])
  expect(page.total_count).toBe(1)
})

test('lets a product that may be ordered out of stock fall below zero', async ({
  server,
  shop,
}) => {
  const product = await make(server, shop, { out_of_stock_orderable: true })
  const variant_id = product.variants[0]?.id as string

  const after = await setStock(
    server.db,
    shop.actor,
    { variant_id },
    () => [{ variant_id, warehouse_id: null, mode: 'adjust', quantity: -2 }],
    now,
  )

  expect(after.variants[0]?.quantity).toBe(-2)
})

test('changes names, stock and category in one event, and nothing when nothing is asked', async ({
  server,
  shop,
}) => {
  const product = await make(server, shop, {
    title_translations: { en: 'Bag', 'zh-hant': '皮包' },
    category_name: '包款',
  })
  const variant_id = product.variants[0]?.id as string
  const same = await updateProduct(server.db, shop.actor, { variant_id }, () => null, now)

  const after = await updateProduct(
    server.db,
    shop.actor,
    { variant_id },
    () => ({
      columns: { title: '手提包' },
      category_name: '精品',
      stock: [{ variant_id, warehouse_id: null, mode: 'set', quantity: 7 }],
    }),
    now,
  )

  expect(same).toEqual(product)
  expect(after).toMatchObject({
    title: '手提包',
    title_translations: { en: 'Bag', 'zh-hant': '手提包' },
    categories: [{ name: '精品' }],
    version: 2,
  })
  expect(after.variants[0]?.quantity).toBe(7)
})

test('keeps every one of many changes at once', async ({ server, shop }) => {
  const product = await make(server, shop)

  await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      updateProduct(
        server.db,
        shop.actor,
        { id: product.id },
        () => ({ details: { [`mark_${index}`]: true } }),
        now,
      ),
    ),
  )

  const after = await updateProduct(server.db, shop.actor, { id: product.id }, () => null, now)
  expect(Object.keys(after.details).filter((name) => name.startsWith('mark_'))).toHaveLength(8)
  expect(after.version).toBe(9)
})
