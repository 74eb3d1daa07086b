import type { Words } from '../words.ts'
import type { order as texts } from '../zh-hant/order.ts'

export const order: Words<typeof texts> = {
  title: 'Order',
}
