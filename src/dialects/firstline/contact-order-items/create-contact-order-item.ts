import { DomainError } from '../../../core/errors.ts'
import type { OrderLine } from '../../../core/orders/order.ts'
import { loadOrderReferences } from '../../../core/orders/order-references.ts'
import { updateOrder } from '../../../core/orders/update-order.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import { newItemInput, newLineOf } from './contact-order-item-input.ts'
import { contactOrderItemJson } from './contact-order-item-json.ts'

// A guard of ours: every answer that shows the order shows all of its lines.
const lineCountMax = 1000

/** "Create": POST /contact-order/{contact_order}/contact-order-item */
export const createContactOrderItemEndpoint = endpoint(
  { params: pathIds('contact_order'), input: newItemInput },
  async ({ db, actor, merchantId, timezone, now, params, input: sent }) => {
    const { variants } = await loadOrderReferences(db, merchantId, {
      variant_firstline_ids: [sent.product_id],
    })
    const order = await updateOrder(
      db,
      actor,
      { firstline_id: params.contact_order },
      (current) => {
        const [variant] = variants
        if (!variant) throw new DomainError('line_product_unknown', { field: 'product_id' })
        if (current.lines.length >= lineCountMax) {
          throw new DomainError('invalid', { field: 'contact_order_id' })
        }
        return { added_lines: [newLineOf(sent, variant)] }
      },
      now,
    )
    // The added line is the last one.
    const line = order.lines.at(-1) as OrderLine
    return { data: contactOrderItemJson(line, order, timezone) }
  },
  201,
)
