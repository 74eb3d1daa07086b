import type { Actor } from '../core/actor.ts'
import { newId } from '../core/ids.ts'
import type { Media } from '../core/media.ts'
import { createCategory } from '../core/products/create-category.ts'
import { createProduct } from '../core/products/create-product.ts'
import type { Product } from '../core/products/product.ts'
import { setStock } from '../core/products/set-stock.ts'
import type { Db } from '../platform/db.ts'
import type { Random } from './random.ts'
import { type Article, type Options, shelves } from './shelves.ts'

/** Makes the categories and the products with pictures, prices, and stock in every warehouse. */
export async function makeCatalog(
  db: Db,
  actor: Actor,
  warehouseIds: string[],
  random: Random,
  now: Date,
): Promise<Product[]> {
  const products: Product[] = []
  for (const [zh, en, articles] of shelves) {
    const category = await createCategory(
      db,
      actor,
      { name_translations: { 'zh-hant': zh, en } },
      now,
    )
    for (const article of articles) {
      const made = await makeProduct(db, actor, article, category.id, random, now)
      products.push(await stockStores(db, actor, made, warehouseIds, random, now))
    }
  }
  return products
}

async function makeProduct(
  db: Db,
  actor: Actor,
  [sku, zh, en, price, options]: Article,
  categoryId: string,
  random: Random,
  now: Date,
): Promise<Product> {
  // One product in eight is on sale, at about 15 % off, in whole tens of dollars.
  const salePrice = random.happens(0.125) ? Math.round((price * 0.85) / 10) * 10 : 0
  const variant = (suffix: string) => ({
    sku: sku + suffix,
    price_minor: price * 100,
    price_sale_minor: salePrice * 100,
    cost_minor: Math.round(price * 0.45) * 100,
    // A few are nearly sold out.
    quantity: random.happens(0.08) ? random.whole(0, 3) : random.whole(40, 200),
  })
  const values = options ? optionValues(options, now) : []
  return createProduct(
    db,
    actor,
    {
      title_translations: { 'zh-hant': zh, en },
      description: `${zh}，島嶼日常選物自有商品。`,
      created_by: 'admin',
      media: pictureOf(sku, now),
      category_ids: [categoryId],
      ...(options
        ? {
            details: { variant_options: values },
            variations: choicesOf(options).map((choice, index) => ({
              ...variant(`-${index + 1}`),
              fields_translations: { 'zh-hant': choice },
              details: { variant_option_ids: idsOf(choice, values) },
            })),
          }
        : { default_variant: variant('') }),
    },
    now,
  )
}

function pictureOf(sku: string, now: Date): Media {
  const url = `https://img.example.com/products/${sku.toLowerCase()}.jpg`
  return { id: newId(now), url, width: 1200, height: 1200 }
}

interface OptionValue {
  id: string
  name_translations: { 'zh-hant': string }
  type: 'color' | 'size'
  index: number
}

/** The colors and sizes as SHOPLINE lists them, so that its clients can name what they differ in. */
function optionValues({ colors = [], sizes = [] }: Options, now: Date): OptionValue[] {
  const value = (type: OptionValue['type']) => (name: string, index: number) => ({
    id: newId(now),
    name_translations: { 'zh-hant': name },
    type,
    index,
  })
  return [...colors.map(value('color')), ...sizes.map(value('size'))]
}

function idsOf(choice: string[], values: OptionValue[]): string[] {
  return values
    .filter((value) => choice.includes(value.name_translations['zh-hant']))
    .map((value) => value.id)
}

/** Every combination of color and size. */
function choicesOf({ colors, sizes }: Options): string[][] {
  if (!colors) return (sizes ?? []).map((size) => [size])
  if (!sizes) return colors.map((color) => [color])
  return colors.flatMap((color) => sizes.map((size) => [color, size]))
}

async function stockStores(
  db: Db,
  actor: Actor,
  product: Product,
  warehouseIds: string[],
  random: Random,
  now: Date,
): Promise<Product> {
  return setStock(
    db,
    actor,
    { id: product.id },
    ({ variants }) =>
      variants.flatMap((variant) =>
        warehouseIds.map((warehouse_id) => ({
          variant_id: variant.id,
          warehouse_id,
          mode: 'set' as const,
          quantity: random.whole(10, 60),
        })),
      ),
    now,
  )
}
