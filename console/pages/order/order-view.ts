import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { OrderAction } from '../../../src/console-api/order-actions/contract.ts'
import type {
  AddressJson,
  OrderDetail,
  OrderDetailReturnJson,
  OrderFacesJson,
  OrderJson,
  OrderStoryJson,
} from '../../../src/console-api/orders/contract.ts'
import { api } from '../../api.ts'

/** What the page shows: the order as it is, or as it was beside what it is now. */
export interface OrderView {
  shown: OrderJson
  now: OrderDetail
  isPast: boolean
  /** The instant that is looked back to. */
  at: string | undefined
}

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', id],
    queryFn: ({ signal }) => api.get<OrderDetail>(`/orders/${id}`, { signal }),
  })

export const facesQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', id, 'faces'],
    queryFn: ({ signal }) => api.get<OrderFacesJson>(`/orders/${id}/faces`, { signal }),
  })

/** The whole story, or the order and its story up to an instant. */
export const storyQuery = (id: string, at?: string) =>
  queryOptions({
    queryKey: ['orders', id, 'story', at ?? 'now'],
    queryFn: ({ signal }) =>
      api.get<OrderStoryJson>(`/orders/${id}/story`, { query: { at }, signal }),
    // The page stays as it is while somebody walks through time.
    placeholderData: keepPreviousData,
  })

/** Whether something is not what it is now. */
export function differs(view: OrderView, read: (order: OrderJson) => unknown): boolean {
  return view.isPast && JSON.stringify(read(view.shown)) !== JSON.stringify(read(view.now))
}

/** A person's words for a name that a vendor gives in several languages. */
export function wordsIn(words: Record<string, string> | null, language: string): string | null {
  if (!words) return null
  const wanted = language === 'en' ? ['en', 'zh-hant'] : ['zh-hant', 'en']
  const found = wanted.map((each) => words[each]).find((text) => text)
  return found ?? Object.values(words)[0] ?? null
}

/** An address in one line, the largest part first as in Taiwan. */
export function addressText(address: AddressJson): string {
  const { postcode, country, state, city, district, address_1, address_2 } = address
  const place = [country, state, city, district, address_1, address_2].filter(Boolean)
  // Chinese names stand together, others apart.
  const separator = place.some((part) => /\p{Script=Han}/u.test(part ?? '')) ? '' : ' '
  return [postcode, place.join(separator)].filter(Boolean).join(' ')
}

/** Whether the server says that the person may do this now. */
export function isAllowed(order: OrderDetail, action: OrderAction): boolean {
  return order.actions.some((each) => each.action === action && each.is_allowed)
}

/** The returns that there were by the time that is shown. */
export function returnsOf({ now, at }: OrderView): OrderDetailReturnJson[] {
  if (at === undefined) return now.returns
  return now.returns.filter((made) => Date.parse(made.created_at) <= Date.parse(at))
}
