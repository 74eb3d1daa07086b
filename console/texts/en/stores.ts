import type { Words } from '../words.ts'
import type { stores as texts } from '../zh-hant/stores.ts'

export const stores: Words<typeof texts> = {
  title: 'Stores',
}
