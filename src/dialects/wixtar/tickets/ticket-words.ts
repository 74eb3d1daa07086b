import type { SaleKind, VoucherType } from '../../../core/vouchers/voucher.ts'

/** The kinds of vouchers as the vendor's pages write them (spec/wixtar/tickets.md). */
export const kindNameOf: Record<VoucherType, string> = {
  gift: '禮券',
  credit: '抵用券',
  admission: '入場券',
  percent_off: '折扣券',
  amount_off: '折價券',
  product: '商品券',
}

// Inferred: the vendor's values are cut; these are the kinds in English.
export const kindTypeOf: Record<VoucherType, string> = {
  gift: 'GIFT',
  credit: 'CREDIT',
  admission: 'ADMISSION',
  percent_off: 'PERCENT_OFF',
  amount_off: 'AMOUNT_OFF',
  product: 'PRODUCT',
}

export const saleKinds = ['GENERAL', 'PICKUP', 'POINT'] as const

export const saleKindOf: Record<(typeof saleKinds)[number], SaleKind> = {
  GENERAL: 'general',
  PICKUP: 'pickup',
  POINT: 'point',
}

/** 一般票券, or 點數票券 for what is bought with points. */
export function ticketTypeOf(saleKind: SaleKind): string {
  return saleKind === 'point' ? '點數票券' : '一般票券'
}
