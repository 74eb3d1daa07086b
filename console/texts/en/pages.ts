import type { Words } from '../words.ts'
import type { pages as texts } from '../zh-hant/pages.ts'

export const pages: Words<typeof texts> = {
  home: 'Home',
  orders: 'Orders',
  newOrder: 'New order',
  customers: 'Customers',
  products: 'Products',
  stores: 'Stores',
  developers: 'Developers',
  settings: 'Settings',
}
