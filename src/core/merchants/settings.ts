import type { Merchant } from './merchant.ts'

// A merchant's choices about the life of its orders, kept in `merchants.details`. What is missing or
// not of the right form counts as not chosen.

/**
 * Whether returns bind the order (SHOPLINE's `return_order_revamp`): a completed order stays as it
 * is, and one that was shipped or returned is not cancelled. Off unless chosen.
 */
export function hasReturnOrderRevamp(merchant: Merchant): boolean {
  return merchant.details.return_order_revamp === true
}

/** Whether cancelling gives credits and points back when the request does not say. No, unless chosen. */
export function cancelRevertsByDefault(merchant: Merchant): boolean {
  return merchant.details.cancel_reverts === 'revert'
}

/** After how many days orders are archived; null, which is the default, never. */
export function archiveAfterDays(merchant: Merchant): number | null {
  const days = merchant.details.archive_after_days
  return typeof days === 'number' && Number.isInteger(days) && days > 0 ? days : null
}

/**
 * Whether completing an order at a till takes what was sold out of the store's warehouse. No, unless
 * chosen: the tills' API has no word for stock, and a piece in the hand can be missing in the books.
 */
export function tillsTakeStock(merchant: Merchant): boolean {
  return merchant.details.till_stock === 'taken'
}

/** Whether orders are numbered 000001, 000002 … beside their system number. */
export function hasRunningNumbers(merchant: Merchant): boolean {
  return merchant.details.order_numbers === 'running'
}
