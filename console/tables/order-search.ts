import type { OrderQuery, OrderSort } from '../../src/console-api/order-list/contract.ts'
import type { Search } from '../paths.ts'

/** The address of the orders list: what is looked for, how it is shown, and which page. */
export interface OrderSearch extends OrderQuery {
  sort?: OrderSort
  direction?: 'asc' | 'desc'
  after?: string
  before?: string
  /** The saved view that was opened. */
  view?: string
  /** The columns of a saved view. */
  columns?: string[]
}

export const listFilters = [
  'order_state',
  'payment_state',
  'delivery_state',
  'origin',
  'store_id',
  'tag',
] as const

export const singleFilters = [
  'queue',
  'customer_id',
  'ordered_from',
  'ordered_to',
  'has_difference',
  'has_return',
  'q',
] as const

export type ListFilter = (typeof listFilters)[number]
export type SingleFilter = (typeof singleFilters)[number]

const filterNames = [...singleFilters, ...listFilters] as const
const showNames = ['sort', 'direction', 'columns'] as const
const knownNames = [...filterNames, ...showNames, 'after', 'before', 'view'] as const
const lists: readonly string[] = [...listFilters, 'columns']

/** What the address asks for. Values are not checked here: the server refuses what it cannot do. */
export function orderSearchOf(search: Search): OrderSearch {
  const known = knownNames.flatMap((name): [string, string | string[]][] => {
    const values = [search[name] ?? []].flat() as string[]
    if (values.length === 0 || (values.length === 1 && values[0] === '')) return []
    return [[name, lists.includes(name) ? values : (values.at(-1) as string)]]
  })
  return Object.fromEntries(known) as OrderSearch
}

function pick(search: OrderSearch, names: readonly string[]): Search {
  return Object.fromEntries(
    Object.entries(search).filter(([name, value]) => names.includes(name) && value !== undefined),
  )
}

/** The filters alone, which make a list the same list. */
export function filterOf(search: OrderSearch): OrderQuery {
  return pick(search, filterNames) as OrderQuery
}

/** What a saved view keeps: filters, sort and columns. */
export function viewQueryOf(search: OrderSearch): Search {
  return pick(search, [...filterNames, ...showNames])
}

/** Whether two addresses show the same list, whatever the order of their values. */
export function isSameView(a: Search, b: Search): boolean {
  return textOf(a) === textOf(b)
}

function textOf(search: Search): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined)
  const plain = entries.map(([name, value]) => {
    const isList = listFilters.includes(name as ListFilter)
    return [name, isList ? [value].flat().toSorted() : value]
  })
  return JSON.stringify(plain.toSorted())
}

/** The same address with something changed, from its first page on. */
export function changed(search: OrderSearch, change: Partial<OrderSearch>): Search {
  const { after: _, before: __, ...rest } = search
  return { ...rest, ...change } as Search
}

/** The lists that everybody has. */
export const builtInViews: { name: BuiltInView; filter: OrderQuery }[] = [
  { name: 'all', filter: {} },
  { name: 'waiting_payment', filter: { queue: 'waiting_payment' } },
  { name: 'to_ship', filter: { queue: 'to_ship' } },
  { name: 'shipped', filter: { delivery_state: ['shipped'] } },
  { name: 'returning', filter: { queue: 'returning' } },
  { name: 'differing', filter: { queue: 'differing' } },
]

export type BuiltInView =
  | 'all'
  | 'waiting_payment'
  | 'to_ship'
  | 'shipped'
  | 'returning'
  | 'differing'
