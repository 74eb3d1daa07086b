import { z } from 'zod'
import { loadLinkSecret } from '../../../core/access/link-secret.ts'
import { findLabels, type LabelSheet } from '../../../core/shipping/find-labels.ts'
import { signLink } from '../../../platform/signed-links.ts'
import { endpoint } from '../endpoint.ts'
import { listInput } from '../inputs.ts'

const orderCountMax = 24
const validMs = 7 * 86_400_000

/** Where a sheet of labels is opened without a token; the address is signed. */
export const labelsPath = '/files/labels'

const query = z.object({
  ids: listInput.pipe(
    z
      .array(z.string())
      .min(1, 'must contain at least 1 items')
      .max(orderCountMax, `must contain less than or equal to ${orderCountMax} items`),
  ),
})

/** "Get Order Labels for Delivery": GET /orders/label */
export const getOrderLabelsEndpoint = endpoint({ query }, async (call) => {
  const labels = await findLabels(call.db, call.actor.merchant, call.query.ids, call.now)
  const secret = await loadLinkSecret(call.db)
  const expiresAt = new Date(call.now.getTime() + validMs)
  const urlOf = ({ label, orders }: LabelSheet) => {
    const sheet = {
      merchant: call.merchantId,
      label,
      orders: orders.map((order) => order.id).join(','),
    }
    return call.origin + signLink(secret, labelsPath, sheet, expiresAt)
  }
  const urls: Record<string, string[]> = {}
  for (const sheet of labels.sheets)
    urls[sheet.label] = [...(urls[sheet.label] ?? []), urlOf(sheet)]
  if (labels.missing.length === 0) return urls
  return { ...urls, failed_orders: Object.fromEntries(labels.missing.map(failedJson)) }
})

// Inferred: the members of failed_orders are not documented; the key is the kind of label.
function failedJson({ label, orders }: LabelSheet): [string, object[]] {
  const failed = orders.map((order) => ({
    id: order.id,
    order_number: order.order_number,
    error: 'The shipment is not executed',
  }))
  return [label, failed]
}
