import { DomainError } from '../../../core/errors.ts'
import { findVariants } from '../../../core/products/find-variants.ts'
import type { Variant } from '../../../core/products/product.ts'
import { setStock } from '../../../core/products/set-stock.ts'
import { type Context, endpoint } from '../endpoint.ts'
import { errorReply } from '../errors.ts'
import { timeJson } from '../time.ts'
import { codeInput } from './product-input.ts'
import { quantityBody, stockModeOf } from './update-product-quantity.ts'

const body = quantityBody.extend({ sku: codeInput.min(1) })

// A SKU on more products than this is a mistake in the catalogue, not a wish.
const matchCountMax = 200

/** "Update Quantity by SKU": PUT /products/update_quantity. Quirk 24: one match is the answer itself. */
export const updateQuantityBySkuEndpoint = endpoint({ body }, async (call) => {
  const { body, db, merchantId } = call
  const paging = { limit: matchCountMax, offset: 0 }
  const found = await findVariants(db, merchantId, { sku: body.sku }, paging)
  if (found.items.length === 0) throw new DomainError('product_not_found')
  if (found.total_count > matchCountMax) {
    throw new DomainError('invalid', { reason: '"sku" is used by too many products' })
  }
  const variants = found.items.map((each) => each.variant)
  const [only] = variants
  if (variants.length === 1 && only) return changeOne(call, only, body)
  const items: object[] = []
  const errors: object[] = []
  // Products one after the other, so that one that is refused leaves the others changed.
  for (const variant of variants) {
    try {
      items.push(await changeOne(call, variant, body))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const { error: reason, code } = errorReply(error).body as Record<string, string>
      errors.push({ id: shownId(variant), sku: variant.sku, error: reason, code })
    }
  }
  return { items, errors }
})

async function changeOne(
  call: Context,
  found: Variant,
  change: { quantity: number; replace: boolean },
): Promise<object> {
  const mode = stockModeOf(change.replace)
  const product = await setStock(
    call.db,
    call.actor,
    { id: found.product_id },
    () => [{ variant_id: found.id, warehouse_id: null, mode, quantity: change.quantity }],
    call.now,
  )
  const variant = product.variants.find((each) => each.id === found.id) ?? found
  return {
    id: shownId(variant),
    sku: variant.sku,
    quantity: variant.quantity,
    updated_at: timeJson(variant.updated_at),
    product_id: variant.product_id,
  }
}

// SHOPLINE knows no variant of a product without variations.
function shownId(variant: Variant): string {
  return variant.is_default ? variant.product_id : variant.id
}
