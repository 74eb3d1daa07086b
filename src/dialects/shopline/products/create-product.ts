import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import type { NewVariant } from '../../../core/products/add-variants.ts'
import { createProduct } from '../../../core/products/create-product.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput } from '../inputs.ts'
import {
  codeInput,
  parsePrices,
  picturesOf,
  priceInput,
  priceTiersInput,
  priceTiersOf,
  productDetailsOf,
  productFieldsInput,
  quantityInput,
  statusInput,
  titleInput,
} from './product-input.ts'
import { showProduct } from './show-products.ts'
import {
  everyCombination,
  type OptionBook,
  openOptions,
  optionInput,
  optionsOfVariation,
  type SentVariation,
  typeNamesInput,
  variationColumnsOf,
  variationDetailsOf,
  variationInput,
} from './variation-input.ts'

const body = z.object({
  // Pictures are not fetched, so none of them can fail.
  ignore_product_media_errors: flagInput.optional(),
  default_show_image_selector: flagInput.optional(),
  product: z.object({
    ...productFieldsInput,
    // Inferred: the schema requires nothing; a product without a name could not be found again.
    title_translations: titleInput.refine(
      (names) => Object.values(names).some((name) => name.trim() !== ''),
      'must hold a text',
    ),
    price: priceInput.optional(),
    price_sale: priceInput.optional(),
    cost: priceInput.optional(),
    member_price: priceInput.optional(),
    retail_price: priceInput.optional(),
    product_price_tiers: priceTiersInput.optional(),
    quantity: quantityInput.min(0).optional(),
    unlimited_quantity: flagInput.default(false),
    sku: codeInput.optional(),
    // Inferred: only variations are said to take a barcode; a product without any has one too.
    barcode: codeInput.nullish(),
    category_ids: z.array(z.string()).max(1000).optional(),
    status: statusInput.default('draft'),
    is_preorder: flagInput.optional(),
    created_by: z.enum(['catcher', 'pos', 'sc']).optional(),
    variant_options: z.array(optionInput).max(500).optional(),
    variant_custom_type_translations: typeNamesInput.optional(),
    variations: z.array(variationInput).max(500).optional(),
    all_variations: flagInput.optional(),
    // One record, one price list: a product is in every channel.
    channel_id: z.string().optional(),
  }),
})
type Sent = z.infer<typeof body>['product']

const priceNames = ['price', 'price_sale', 'cost'] as const

/** "Create Product": POST /products */
export const createProductEndpoint = endpoint({ body }, async (call) => {
  const { actor, currency, now } = call
  const sent = call.body.product
  // A product that begins as removed would be an answer that nobody can read again.
  if (sent.status === 'removed') {
    throw new DomainError('invalid', { reason: '"status" must not be removed' })
  }
  const book = openOptions([], sent.variant_options ?? [], now)
  const variations = variationsOf(sent, book)
  const prices = { price_minor: 0, price_sale_minor: 0, cost_minor: 0 }
  const main = {
    ...prices,
    ...parsePrices(sent, priceNames, currency),
    sku: sent.sku ?? '',
    barcode: sent.barcode || null,
  }
  const isSamePrice = samePriceOf(sent, variations)
  const [picture, ...more] = picturesOf(sent.images ?? [], now)
  const created = await createProduct(
    call.db,
    actor,
    {
      title_translations: sent.title_translations,
      status: sent.status,
      is_preorder: sent.is_preorder,
      media: picture ?? null,
      created_by: sent.created_by ?? 'admin',
      category_ids: sent.category_ids,
      default_variant: { ...main, is_unlimited: sent.unlimited_quantity, quantity: sent.quantity },
      variations: variations.map(
        (each): NewVariant => ({
          ...main,
          sku: '',
          barcode: null,
          ...newVariationOf(call, each, book),
          ...(isSamePrice ? pricesOf(main) : {}),
          is_unlimited: sent.unlimited_quantity,
          quantity: each.quantity,
        }),
      ),
      details: {
        ...detailsOf(call, call.body, book),
        same_price: isSamePrice,
        more_media: more,
        ...(variations.length > 0 ? { main } : {}),
      },
    },
    now,
  )
  return showProduct(call, created)
})

function detailsOf(
  call: { currency: string; now: Date },
  sent: z.infer<typeof body>,
  book: OptionBook,
): object {
  const { product, default_show_image_selector } = sent
  const tiers = product.product_price_tiers
  const names = product.variant_custom_type_translations ?? []
  return {
    ...productDetailsOf({ default_show_image_selector, ...product }, call.now),
    ...parsePrices(product, ['member_price', 'retail_price'] as const, call.currency),
    variant_options: book.options,
    variant_type_names: Object.fromEntries(
      names.map((each) => [each.type, each.name_translations]),
    ),
    ...(tiers ? { price_tiers: priceTiersOf(tiers, undefined, call.now) } : {}),
  }
}

function pricesOf(main: { price_minor: number; price_sale_minor: number; cost_minor: number }) {
  const { price_minor, price_sale_minor, cost_minor } = main
  return { price_minor, price_sale_minor, cost_minor }
}

function newVariationOf(
  call: { currency: string; now: Date },
  sent: SentVariation,
  book: OptionBook,
): NewVariant {
  const { variant_option_ids, ...names } = optionsOfVariation(sent, book, call.now)
  return {
    ...variationColumnsOf(sent, call.currency, call.now),
    ...names,
    details: {
      ...variationDetailsOf(sent, {}, call.currency, call.now),
      variant_option_ids: variant_option_ids ?? [],
    },
  }
}

function variationsOf(sent: Sent, book: OptionBook): SentVariation[] {
  if (!sent.all_variations) return sent.variations ?? []
  if (sent.same_price === false) {
    throw new DomainError('invalid', { reason: '"all_variations" needs "same_price"' })
  }
  return everyCombination(book.options)
}

// Without the flag, variations that bring prices of their own have their own.
function samePriceOf(sent: Sent, variations: SentVariation[]): boolean {
  const isSame = sent.same_price ?? variations.every((each) => each.price === undefined)
  if (variations.length === 0) return isSame
  if (isSame && sent.price === undefined) {
    throw new DomainError('invalid', { reason: '"price" is required with "same_price"' })
  }
  if (!isSame && variations.some((each) => each.price === undefined)) {
    throw new DomainError('invalid', { reason: '"variations.price" is required' })
  }
  return isSame
}
