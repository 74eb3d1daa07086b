import type { Words } from '../words.ts'
import type { newOrder as texts } from '../zh-hant/new-order.ts'

export const newOrder: Words<typeof texts> = {
  title: 'New order',
}
