import { DomainError } from '../../../core/errors.ts'
import type { Order, OrderLine } from '../../../core/orders/order.ts'
import { loadOrderReferences, type SellableVariant } from '../../../core/orders/order-references.ts'
import { type OrderChanges, updateOrder } from '../../../core/orders/update-order.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import {
  changedLineColumns,
  itemChangesInput,
  type SentItemChanges,
} from './contact-order-item-input.ts'
import { contactOrderItemJson, shownProductId } from './contact-order-item-json.ts'

/** "Update": PUT /contact-order/{contact_order}/contact-order-item/{contact_order_item} */
export const updateContactOrderItemEndpoint = endpoint(
  { params: pathIds('contact_order', 'contact_order_item'), input: itemChangesInput },
  async ({ db, actor, merchantId, timezone, now, params, input: sent }) => {
    const { variants } = await loadOrderReferences(db, merchantId, {
      variant_firstline_ids: sent.product_id === undefined ? [] : [sent.product_id],
    })
    const order = await updateOrder(
      db,
      actor,
      { firstline_id: params.contact_order },
      (current) => changesOf(lineOf(current, params.contact_order_item), sent, variants[0] ?? null),
      now,
    )
    return {
      data: contactOrderItemJson(lineOf(order, params.contact_order_item), order, timezone),
    }
  },
)

function lineOf(order: Order, number: number): OrderLine {
  const line = order.lines.find((each) => each.firstline_id === number)
  if (!line) throw new DomainError('order_line_not_found')
  return line
}

function changesOf(
  line: OrderLine,
  sent: SentItemChanges,
  variant: SellableVariant | null,
): OrderChanges | null {
  if (Object.values(sent).every((value) => value === undefined)) return null
  const changesProduct = sent.product_id !== undefined && sent.product_id !== shownProductId(line)
  if (changesProduct && !variant) {
    throw new DomainError('line_product_unknown', { field: 'product_id' })
  }
  const columns = changedLineColumns(line, sent, changesProduct ? variant : null)
  return { changed_line: { id: line.id, columns } }
}
