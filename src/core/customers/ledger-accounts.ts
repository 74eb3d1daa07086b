import type { Ledger } from './ledger.ts'

/** The merchant's own accounts, one of which stands against each entry of a customer. */
export type CounterAccount =
  | 'issued'
  | 'order'
  | 'redeemed'
  | 'transferred'
  | 'expired'
  | 'adjusted'

/** The ledger's word for what has expired (spec/shopline/promotions-and-points.md). */
export const expiryType: Record<Ledger, string> = {
  credits: 'user_credit_expired',
  points: 'expired',
}

const accountOfType: Record<string, CounterAccount> = {
  manual_credit: 'adjusted',
  manual: 'adjusted',
  applied_credit: 'order',
  redeemed_to_cash: 'order',
  order_redeemed: 'order',
  order_split_revert: 'order',
  order_edit_revert: 'order',
  return_order_revert: 'order',
  user_credit_expired: 'expired',
  expired: 'expired',
  zero: 'expired',
  exchange: 'redeemed',
  exchange_sell_back: 'redeemed',
  transfer_in: 'transferred',
  transfer_out: 'transferred',
}

/**
 * The account that an entry of this type moves against. By hand and for an order is about that
 * order (spec/shopline/orders.md 3.5); what is not listed was granted.
 */
export function counterAccountOf(type: string, orderId: string | null): CounterAccount {
  const account = accountOfType[type] ?? 'issued'
  return account === 'adjusted' && orderId !== null ? 'order' : account
}
