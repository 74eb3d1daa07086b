/** What a till may write, and whether it gives points or takes them (spec/wixtar/points.md). */
export const writtenTypes = [
  'NEW_CONSUMPTION',
  'SALES_RETURN_REDUCTION',
  'EXCHANGE',
  'EXCHANGE_SELL_BACK',
  'TRANSFER_OUT',
  'TRANSFER_IN',
] as const
export type WrittenType = (typeof writtenTypes)[number]

const taking: WrittenType[] = ['SALES_RETURN_REDUCTION', 'EXCHANGE', 'TRANSFER_OUT']

/** The signed number of points. Inferred: the type gives the direction, the number has no sign. */
export function signedPoints(type: WrittenType, points: number): number {
  return taking.includes(type) ? -points : points
}

/** The ledger's word for what a till writes. */
export function ledgerTypeOf(type: WrittenType): string {
  return type.toLowerCase()
}

// Inferred: what other faces write, in the tills' words.
const shownType: Record<string, [giving: string, taking: string]> = {
  auto_reward: ['new_consumption', 'sales_return_reduction'],
  product_review_reward: ['new_consumption', 'sales_return_reduction'],
  member_info_reward: ['new_consumption', 'sales_return_reduction'],
  order_redeemed: ['exchange_sell_back', 'exchange'],
  redeemed_to_cash: ['exchange_sell_back', 'exchange'],
  order_split_revert: ['exchange_sell_back', 'sales_return_reduction'],
  return_order_revert: ['exchange_sell_back', 'sales_return_reduction'],
  order_edit_revert: ['exchange_sell_back', 'sales_return_reduction'],
  manual: ['transfer_in', 'transfer_out'],
  expired: ['zero', 'zero'],
}

/** A change of points in the words of a shop's record. */
export function pointTypeJson({ type, amount }: { type: string; amount: number }): string {
  const [giving, taking] = shownType[type] ?? [type, type]
  return amount < 0 ? taking : giving
}

// Quirk 8: a member's record has words of its own for points that were spent.
const memberWords: Record<string, string> = {
  exchange: 'exchange_goods',
  exchange_sell_back: 'exchange_goods_sell_back',
}

/** A change of points in the words of a member's record. */
export function memberPointTypeJson(record: { type: string; amount: number }): string {
  const type = pointTypeJson(record)
  return memberWords[type] ?? type
}
