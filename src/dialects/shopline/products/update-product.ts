import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import type { NewVariant } from '../../../core/products/add-variants.ts'
import { defaultVariantOf, type Product, type Variant } from '../../../core/products/product.ts'
import {
  type ProductChanges,
  updateProduct,
  type VariantChange,
} from '../../../core/products/update-product.ts'
import { type Context, endpoint } from '../endpoint.ts'
import { flagInput, idParams } from '../inputs.ts'
import type { ProductFields, VariationFields } from './product-fields.ts'
import {
  codeInput,
  picturesOf,
  productDetailsOf,
  productFieldsInput,
  statusInput,
  titleInput,
} from './product-input.ts'
import { mainOf } from './product-json.ts'
import { showProduct } from './show-products.ts'
import {
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
  ...productFieldsInput,
  title_translations: titleInput
    .refine((names) => Object.values(names).some((name) => name.trim() !== ''), 'must hold a text')
    .optional(),
  status: statusInput.optional(),
  sku: codeInput.optional(),
  barcode: codeInput.nullish(),
  category_ids: z.array(z.string()).max(1000).optional(),
  is_preorder: flagInput.optional(),
  unlimited_quantity: flagInput.optional(),
  variant_options: z.array(optionInput).max(500).optional(),
  variant_custom_type_translations: typeNamesInput.optional(),
  variations: z.array(variationInput).max(500).optional(),
  is_replace_variations: flagInput.default(false),
})
type Sent = z.infer<typeof body>

/** "Update Product": PUT /products/:id. Quirk 23: without the wrapper that creating has. */
export const updateProductEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const updated = await updateProduct(
    call.db,
    call.actor,
    { id: call.params.id },
    (product) => changesOf(call, product, call.body),
    call.now,
  )
  return showProduct(call, updated)
})

function changesOf(call: Context, product: Product, sent: Sent): ProductChanges {
  const { now } = call
  const fields = product.details as ProductFields
  const book = openOptions(fields.variant_options ?? [], sent.variant_options ?? [], now)
  const variations = sent.variations ?? []
  const stored = product.variants.filter((variant) => !variant.is_default)
  const added = variations.filter((each) => !each.id)
  const changed = variations.flatMap((each) => (each.id ? [{ each, id: each.id }] : []))
  const pictures = sent.images === undefined ? null : picturesOf(sent.images ?? [], now)
  const removed = sent.is_replace_variations
    ? stored.filter((variant) => !changed.some(({ id }) => id === variant.id))
    : []
  const variants = [
    ...changed.map(({ each, id }) => variationChange(call, variantIn(stored, id), each, book)),
    ...wholeChanges(product, sent),
  ]
  return {
    columns: {
      ...(sent.title_translations ? { title_translations: sent.title_translations } : {}),
      ...(sent.status ? { status: sent.status } : {}),
      ...(sent.is_preorder === undefined ? {} : { is_preorder: sent.is_preorder }),
      ...(pictures ? { media: pictures[0] ?? null } : {}),
    },
    ...(sent.category_ids ? { category_ids: sent.category_ids } : {}),
    variants,
    added_variants: added.map((each) => newVariation(call, product, sent, { each, book })),
    removed_variant_ids: removed.map((variant) => variant.id),
    stock: changed.flatMap(({ each, id }) =>
      each.quantity === undefined
        ? []
        : [{ variant_id: id, warehouse_id: null, mode: 'set' as const, quantity: each.quantity }],
    ),
    // Last, since nested options are entered into the book on the way.
    details: {
      ...productDetailsOf(sent, now),
      ...(pictures ? { more_media: pictures.slice(1) } : {}),
      ...typeNames(fields, sent),
      ...mainChange(product, sent, added.length > 0),
      variant_options: book.options,
    },
  }
}

function variantIn(stored: Variant[], id: string): Variant {
  const variant = stored.find((each) => each.id === id)
  if (!variant) {
    throw new DomainError('invalid', { reason: '"variations.id" is not one of the product' })
  }
  return variant
}

function variationChange(
  call: Context,
  variant: Variant,
  sent: SentVariation,
  book: OptionBook,
): VariantChange {
  const { variant_option_ids, ...names } = optionsOfVariation(sent, book, call.now)
  const before = variant.details as VariationFields
  return {
    id: variant.id,
    columns: { ...variationColumnsOf(sent, call.currency, call.now), ...names },
    details: {
      ...variationDetailsOf(sent, before, call.currency, call.now),
      ...(variant_option_ids ? { variant_option_ids } : {}),
    },
  }
}

function newVariation(
  call: Context,
  product: Product,
  sent: Sent,
  variation: { each: SentVariation; book: OptionBook },
): NewVariant {
  const { each, book } = variation
  const { price_minor, price_sale_minor, cost_minor } = mainOf(product)
  const { variant_option_ids, ...names } = optionsOfVariation(each, book, call.now)
  return {
    price_minor,
    price_sale_minor,
    cost_minor,
    ...variationColumnsOf(each, call.currency, call.now),
    ...(sent.same_price ? { price_minor, price_sale_minor, cost_minor } : {}),
    ...names,
    is_unlimited:
      sent.unlimited_quantity ?? product.variants.some((variant) => variant.is_unlimited),
    quantity: each.quantity,
    details: {
      ...variationDetailsOf(each, {}, call.currency, call.now),
      variant_option_ids: variant_option_ids ?? [],
    },
  }
}

/** What the product's own fields mean for its variants. */
function wholeChanges(product: Product, sent: Sent): VariantChange[] {
  const { price_minor, price_sale_minor, cost_minor } = mainOf(product)
  const changes = product.variants.map((variant) => ({
    id: variant.id,
    columns: {
      ...(variant.is_default && sent.sku !== undefined ? { sku: sent.sku } : {}),
      ...(variant.is_default && sent.barcode !== undefined
        ? { barcode: sent.barcode || null }
        : {}),
      ...(sent.unlimited_quantity === undefined ? {} : { is_unlimited: sent.unlimited_quantity }),
      ...(sent.same_price ? { price_minor, price_sale_minor, cost_minor } : {}),
    },
  }))
  return changes.filter((change) => Object.keys(change.columns).length > 0)
}

// With variations the product's own SKU and prices are kept apart from theirs.
function mainChange(product: Product, sent: Sent, addsVariations: boolean) {
  if (defaultVariantOf(product) && !addsVariations) return {}
  const { sku, barcode, price_minor, price_sale_minor, cost_minor } = mainOf(product)
  return {
    main: {
      sku: sent.sku ?? sku,
      barcode: sent.barcode === undefined ? barcode : sent.barcode || null,
      price_minor,
      price_sale_minor,
      cost_minor,
    },
  }
}

function typeNames(fields: ProductFields, sent: Sent) {
  const names = sent.variant_custom_type_translations
  if (!names) return {}
  return {
    variant_type_names: {
      ...fields.variant_type_names,
      ...Object.fromEntries(names.map((each) => [each.type, each.name_translations])),
    },
  }
}
