import type { Words } from '../words.ts'
import type { orderActions as texts } from '../zh-hant/order-actions.ts'

export const orderActions: Words<typeof texts> = {
  title: 'Order actions',
}
