import type { Words } from '../words.ts'
import type { orders as texts } from '../zh-hant/orders.ts'

export const orders: Words<typeof texts> = {
  title: 'Orders',
}
