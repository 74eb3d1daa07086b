import { z } from 'zod'
import { stockMax } from '../../../core/products/set-stock.ts'
import { amountInput, integerInput, optionalLongText, requiredText } from '../inputs.ts'

const fields = {
  name: requiredText(255),
  sku: requiredText(255),
  price: amountInput,
  stock: integerInput(0, stockMax),
  category: requiredText(255),
}

/** A product to be (spec/firstline/product.md). */
export const newProductInput = z.object({ ...fields, description: optionalLongText })

/** A change of a product: what is left out stays as it is. */
export const productChangesInput = z.object({
  name: fields.name.optional(),
  sku: fields.sku.optional(),
  price: fields.price.optional(),
  stock: fields.stock.optional(),
  category: fields.category.optional(),
  description: optionalLongText,
})

export type SentProductChanges = z.infer<typeof productChangesInput>
