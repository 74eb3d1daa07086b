import { common } from './en/common.ts'
import { customers } from './en/customers.ts'
import { developers } from './en/developers.ts'
import { home } from './en/home.ts'
import { newOrder } from './en/new-order.ts'
import { order } from './en/order.ts'
import { orderActions } from './en/order-actions.ts'
import { orders } from './en/orders.ts'
import { pages } from './en/pages.ts'
import { products } from './en/products.ts'
import { refusals } from './en/refusals.ts'
import { search } from './en/search.ts'
import { settings } from './en/settings.ts'
import { signIn } from './en/sign-in.ts'
import { states } from './en/states.ts'
import { stores } from './en/stores.ts'
import type { Words } from './words.ts'
import type { zhHant } from './zh-hant.ts'

/** Every text in English. */
export const en: Words<typeof zhHant> = {
  common,
  pages,
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
