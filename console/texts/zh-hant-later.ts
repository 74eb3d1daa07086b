import { customers } from './zh-hant/customers.ts'
import { developers } from './zh-hant/developers.ts'
import { home } from './zh-hant/home.ts'
import { newOrder } from './zh-hant/new-order.ts'
import { order } from './zh-hant/order.ts'
import { orderActions } from './zh-hant/order-actions.ts'
import { products } from './zh-hant/products.ts'
import { settings } from './zh-hant/settings.ts'
import { stores } from './zh-hant/stores.ts'

/** What the other pages say; they come with the first of them. */
export const laterTexts = {
  home,
  order,
  orderActions,
  newOrder,
  customers,
  products,
  stores,
  developers,
  settings,
}
