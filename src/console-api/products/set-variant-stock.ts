import { z } from 'zod'
import { setStock } from '../../core/products/set-stock.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { countInput } from './product-input.ts'
import { productDetail } from './product-json.ts'

const body = z
  .object({
    warehouse_id: z.string().max(100),
    /** The count there shall be; or, in its place, what is added to it. */
    quantity: countInput.optional(),
    change: countInput.optional(),
    /** The count that was seen. */
    expected: countInput.optional(),
    /** In words, for whoever looks at the movements. */
    reason: z.string().trim().max(200).optional(),
  })
  .refine((sent) => (sent.quantity === undefined) !== (sent.change === undefined), {
    path: ['quantity'],
    message: 'must be sent, or "change"; not both',
  })

/** PUT /variants/:id/stock: sets or changes the count in one warehouse. */
export const setVariantStockEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { warehouse_id, quantity, change, expected, reason } = call.body
  const { id } = call.params
  const product = await setStock(
    call.db,
    call.actor,
    { variant_id: id },
    () => [
      {
        variant_id: id,
        warehouse_id,
        ...(quantity === undefined
          ? { mode: 'adjust', quantity: change ?? 0 }
          : { mode: 'set', quantity }),
        expected,
        note: reason || undefined,
      },
    ],
    call.now,
  )
  return productDetail(call, product)
})
