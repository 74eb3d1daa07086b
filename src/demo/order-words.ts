import type { Cancellation } from '../core/orders/cancel-order.ts'
import type { Random } from './random.ts'

/** What customers write on their orders. */
export const remarks = ['請放管理室', '送禮，請不要附價格', '請先電話聯絡', '尺寸若不合要換貨']

/** Why orders are given up, and by whom. */
export const cancellations: Required<Pick<Cancellation, 'reason' | 'operated_by'>>[] = [
  { reason: { key: 'change_mind', message: '顧客改變心意' }, operated_by: 'customer' },
  { reason: { key: 'repeat_purchase', message: '同一張單下了兩次' }, operated_by: 'customer' },
  { reason: { key: 'change_item', message: '改買其他顏色，已另外下單' }, operated_by: 'merchant' },
  {
    reason: { key: 'incorrect_customer_info', message: '收件電話空號，聯絡不上' },
    operated_by: 'merchant',
  },
  { reason: { key: 'wait_too_long', message: '等不及補貨' }, operated_by: 'customer' },
]

/** Given up by the shop, since nobody paid. */
export const overdue: (typeof cancellations)[number] = {
  reason: { key: 'other', message: '逾期七天未付款' },
  operated_by: 'merchant',
}

type Kind = 'web' | 'till' | 'phone'

const tagShares: Record<Kind, [name: string, share: number][]> = {
  web: [
    ['急件', 0.06],
    ['預購', 0.04],
    ['易碎品', 0.03],
    ['企業採購', 0.02],
  ],
  till: [
    ['預購', 0.04],
    ['員工購', 0.02],
  ],
  phone: [
    ['企業採購', 0.12],
    ['急件', 0.1],
    ['需開統編', 0.08],
  ],
}

/** The tags of an order of this kind; most have none. */
export function orderTags(kind: Kind, random: Random): string[] {
  return tagShares[kind].filter(([, share]) => random.happens(share)).map(([name]) => name)
}

/** Who says something about an order, and what; a note is for the shop alone. */
export type Saying = [who: 'customer' | 'merchant' | 'note', text: string]

/** Talks about orders that wait to be sent. */
export const talksBefore: Saying[][] = [
  [
    ['customer', '請問什麼時候會出貨？'],
    ['merchant', '您好，預計明天下午寄出，出貨後會通知您。'],
  ],
  [
    ['customer', '可以改寄到公司嗎？'],
    ['note', '已電話確認新地址，下午前改好。'],
    ['merchant', '已經為您更改，謝謝。'],
  ],
  [['note', '客人來電催件，請倉庫優先處理。']],
  [['note', '白色缺一件，等台中公益店調貨。']],
]

/** Talks about orders that are on their way or arrived. */
export const talksAfter: Saying[][] = [
  [
    ['customer', '包裹顯示送達，可是我沒有收到。'],
    ['note', '已請物流查件。'],
    ['merchant', '物流說交給管理室了，麻煩您確認，謝謝。'],
  ],
  [
    ['customer', '顏色比照片深一點，不過很喜歡！'],
    ['merchant', '謝謝您的回饋，歡迎再來逛逛。'],
  ],
  [['note', '發票抬頭補開完成，已寄電子郵件。']],
]
