import type { NewLine } from '../core/orders/create-order.ts'
import { lineDetailsOf } from '../core/orders/order-references.ts'
import type { Product, Variant } from '../core/products/product.ts'
import type { Random } from './random.ts'

/** What is left of each variant in each warehouse while orders are made. */
export class Shelf {
  readonly #left = new Map<string, number>()

  constructor(products: Product[]) {
    for (const { variants } of products) {
      for (const { id, stocks } of variants) {
        for (const { warehouse_id, quantity } of stocks) {
          this.#left.set(`${id} ${warehouse_id}`, quantity)
        }
      }
    }
  }

  /** Takes all the lines' variants, or nothing when one of them is not there. */
  take(warehouseId: string, lines: NewLine[]): boolean {
    const wanted = new Map<string, number>()
    for (const { variant_id, quantity } of lines) {
      if (variant_id === null) continue
      const key = `${variant_id} ${warehouseId}`
      wanted.set(key, (wanted.get(key) ?? 0) + quantity)
    }
    for (const [key, quantity] of wanted) if ((this.#left.get(key) ?? 0) < quantity) return false
    for (const [key, quantity] of wanted) this.#left.set(key, (this.#left.get(key) ?? 0) - quantity)
    return true
  }
}

/** One to four different products at today's price. */
export function productLines(products: Product[], random: Random): NewLine[] {
  const count = random.pick([1, 1, 2, 2, 3, 4])
  const chosen = new Set<Product>()
  while (chosen.size < count) chosen.add(random.pick(products))
  return [...chosen].map((product) =>
    productLine(product, random.pick(product.variants), random.pick([1, 1, 1, 2, 3])),
  )
}

function productLine(product: Product, variant: Variant, quantity: number): NewLine {
  const price = variant.price_sale_minor || variant.price_minor
  return {
    kind: 'product',
    product_id: product.id,
    variant_id: variant.id,
    variant_firstline_id: variant.firstline_id,
    code: variant.code,
    sku: variant.sku,
    title: product.title,
    quantity,
    unit_price_minor: price,
    before_discount_minor: null,
    discount_minor: null,
    total_minor: price * quantity,
    voucher_numbers: [],
    details: lineDetailsOf({
      ...variant,
      title: product.title,
      title_translations: product.title_translations,
      product_media: product.media,
      product_details: product.details,
      is_preorder: product.is_preorder,
      categories: product.categories.map((each) => ({
        id: String(each.firstline_id),
        title: each.name,
      })),
    }),
  }
}

/** A line without a product of its own: wrapping, engraving, alterations. */
export function serviceLine(title: string, dollars: number): NewLine {
  return { ...emptyLine(title), kind: 'custom_product', ...priceOf(dollars * 100, 1) }
}

/** A line that lowers the order; at the till the quantity carries the amount, one dollar a piece. */
export function discountLine(title: string, dollars: number, voucherNumbers: string[]): NewLine {
  const isVoucher = voucherNumbers.length > 0
  return {
    ...emptyLine(title),
    kind: 'discount',
    code: isVoucher ? 'COUPON' : '',
    voucher_numbers: voucherNumbers,
    ...(isVoucher ? priceOf(100, dollars) : priceOf(dollars * 100, 1)),
  }
}

function emptyLine(title: string) {
  return {
    product_id: null,
    variant_id: null,
    variant_firstline_id: null,
    code: '',
    sku: '',
    title,
    before_discount_minor: null,
    discount_minor: null,
    voucher_numbers: [],
    details: {},
  }
}

function priceOf(unitPrice: number, quantity: number) {
  return { quantity, unit_price_minor: unitPrice, total_minor: unitPrice * quantity }
}
