import type { Words } from '../words.ts'
import type { customers as texts } from '../zh-hant/customers.ts'

export const customers: Words<typeof texts> = {
  title: 'Customers',
}
