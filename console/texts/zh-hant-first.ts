import { common } from './zh-hant/common.ts'
import { orders } from './zh-hant/orders.ts'
import { pages } from './zh-hant/pages.ts'
import { refusals } from './zh-hant/refusals.ts'
import { search } from './zh-hant/search.ts'
import { signIn } from './zh-hant/sign-in.ts'
import { states } from './zh-hant/states.ts'

/** What the sign-in, the frame of all pages and the list of orders say. */
export const firstTexts = {
  common,
  pages,
  states,
  refusals,
  signIn,
  search,
  orders,
}
