import { common } from './zh-hant/common.ts'
import { customers } from './zh-hant/customers.ts'
import { developers } from './zh-hant/developers.ts'
import { home } from './zh-hant/home.ts'
import { newOrder } from './zh-hant/new-order.ts'
import { order } from './zh-hant/order.ts'
import { orderActions } from './zh-hant/order-actions.ts'
import { orders } from './zh-hant/orders.ts'
import { products } from './zh-hant/products.ts'
import { refusals } from './zh-hant/refusals.ts'
import { search } from './zh-hant/search.ts'
import { settings } from './zh-hant/settings.ts'
import { signIn } from './zh-hant/sign-in.ts'
import { states } from './zh-hant/states.ts'
import { stores } from './zh-hant/stores.ts'

/** Every text in Traditional Chinese, by namespace. Keys are made here; other languages follow. */
export const zhHant = {
  common,
  states,
  refusals,
  signIn,
  home,
  search,
  orders,
  order,
  orderActions,
  newOrder,
  customers,
  products,
  stores,
  developers,
  settings,
}
