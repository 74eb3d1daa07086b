import { isDeepStrictEqual } from 'node:util'
import type { Order, OrderLine } from './order.ts'

/** The columns of an order that may change after it was made; the others never do. */
export const changeableColumns = [
  'ref_order_id',
  'source',
  'order_number',
  'order_state',
  'payment_state',
  'delivery_state',
  'carrier_state',
  'register_code',
  'shift_code',
  'shift_name',
  'operator_code',
  'operator_name',
  'modified_by_code',
  'modified_by_name',
  'customer_id',
  'customer_name',
  'customer_email',
  'customer_phone',
  'recipient_name',
  'recipient_phone',
  'subtotal_minor',
  'total_minor',
  'discount_minor',
  'shipping_fee_minor',
  'tax_minor',
  'credit_minor',
  'points_used',
  'points_value_minor',
  'computed_subtotal_minor',
  'computed_total_minor',
  'tracking_number',
  'tracking_url',
  'delivery_remark',
  'delivery_address',
  'tags',
  'note',
  'stock_deducted',
  'ordered_at',
  'source_updated_at',
  'confirmed_at',
  'completed_at',
  'cancelled_at',
  'paid_at',
  'shipped_at',
  'arrived_at',
  'collected_at',
  'returned_at',
  'request_submitted_at',
  'request_authorized_at',
  'request_accepted_at',
  'child_order_ids',
  'split_at',
  'payment_updated_at',
  'delivery_updated_at',
  'updated_at',
  'version',
  'details',
  'shopline_fields',
  'firstline_fields',
  'wixtar_fields',
] as const satisfies readonly (keyof Order)[]

/** What an order was before one change: the columns that differ, and its lines when they do. */
export type PreviousValues = Partial<Order> & { lines?: OrderLine[] }

/**
 * What differs between an order before and after a change, as it was before. Laid over the order as
 * it is, change by change backwards, it gives the order as it was at any instant.
 */
export function previousValues(before: Order, after: Order): PreviousValues {
  const names = [...changeableColumns, 'customer_firstline_id'] as const
  const differing = names.filter((name) => !isDeepStrictEqual(before[name], after[name]))
  const previous = Object.fromEntries(differing.map((name) => [name, before[name]]))
  return after.lines === before.lines ? previous : { ...previous, lines: before.lines }
}
