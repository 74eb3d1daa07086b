import { queryTerms } from '../search-terms.ts'
import type { DeliveryState, OrderState, PaymentState } from './order.ts'

/** The working lists of the day; each has an index of its own (migrations, orders_index_lists). */
export const orderQueues = ['waiting_payment', 'to_ship', 'returning', 'differing'] as const
export type OrderQueue = (typeof orderQueues)[number]

/** What a list of orders for people looks for; every given member narrows. Lists mean any of. */
export interface OrderListFilter {
  ids?: string[] | undefined
  queue?: OrderQueue | undefined
  order_states?: OrderState[] | undefined
  payment_states?: PaymentState[] | undefined
  delivery_states?: DeliveryState[] | undefined
  origins?: string[] | undefined
  store_ids?: string[] | undefined
  tags?: string[] | undefined
  customer_id?: string | undefined
  ordered_from?: Date | undefined
  /** Orders of this instant are left out, so that days can be put side by side. */
  ordered_to?: Date | undefined
  has_difference?: boolean | undefined
  has_return?: boolean | undefined
  /** Contained in a number, a name, a phone, an e-mail, a title, a SKU, a voucher … */
  text?: string | undefined
}

// The words of these conditions are those of the partial indexes, so that the planner finds them.
const unpaid = `o.payment_state in ('open', 'pending', 'failed', 'expired')
  and o.order_state in ('pending', 'confirmed', 'completed')`
const toShip = `o.delivery_state = 'pending' and o.order_state in ('pending', 'confirmed')`
const differs = `(o.subtotal_minor <> o.computed_subtotal_minor
  or o.total_minor <> o.computed_total_minor)`
const openReturn = `select r.order_id from return_orders r
  where r.merchant_id = $1 and r.return_state in ('pending', 'confirmed')`

const queueConditions: Record<OrderQueue, string> = {
  waiting_payment: unpaid,
  to_ship: toShip,
  // Parcels on their way back, and returns that are still open.
  returning: `o.id in (${openReturn} union all
    select b.id from orders b where b.merchant_id = $1 and b.delivery_state = 'returning')`,
  differing: differs,
}

/** SQL: whether the reported amounts of order `o` differ from the reckoned ones. */
export const differenceSql = `coalesce(${differs}, false)`

/** SQL: whether order `o` has a return that was not cancelled. */
export const liveReturnSql = `exists (select 1 from return_orders r
  where r.merchant_id = $1 and r.order_id = o.id and r.return_state <> 'cancelled')`

export interface ListConditions {
  clauses: string[]
  values: unknown[]
  /** Nothing but the merchant and the order's states narrow, so that the tallies know the total. */
  isTallied: boolean
}

/** The filter as conditions on `orders o` of the merchant, who is `$1`. */
export function listConditions(merchantId: string, filter: OrderListFilter): ListConditions {
  const values: unknown[] = [merchantId]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const clauses = ['o.merchant_id = $1']
  const add = (value: unknown, clause: (parameter: string) => string) => {
    if (value !== undefined) clauses.push(clause(parameter(value)))
  }
  const fact = (value: boolean | undefined, condition: string) => {
    if (value !== undefined) clauses.push(value ? condition : `not ${condition}`)
  }

  // With one value an index gives the rows in the order of the list; with more they are sorted.
  const anyOf = (list: string[] | undefined, column: string) => {
    if (list?.length === 1) add(list[0], (value) => `${column} = ${value}`)
    else add(list, (values) => `${column} = any(${values})`)
  }
  add(filter.ids, (list) => `o.id = any(${list})`)
  anyOf(filter.order_states, 'o.order_state')
  anyOf(filter.payment_states, 'o.payment_state')
  anyOf(filter.delivery_states, 'o.delivery_state')
  anyOf(filter.origins, 'o.origin')
  anyOf(filter.store_ids, 'o.store_id')
  add(filter.tags, (list) => `(o.tags <> '{}' and o.tags && ${list}::text[])`)
  add(filter.customer_id, (id) => `o.customer_id = ${id}`)
  add(filter.ordered_from, (from) => `o.ordered_at >= ${from}`)
  add(filter.ordered_to, (to) => `o.ordered_at < ${to}`)
  if (filter.queue) clauses.push(queueConditions[filter.queue])
  fact(filter.has_difference, filter.has_difference ? differs : differenceSql)
  fact(filter.has_return, liveReturnSql)
  if (filter.text !== undefined) clauses.push(...textConditions(filter.text, parameter))
  return { clauses, values, isTallied: isStateOnly(filter) }
}

function isStateOnly(filter: OrderListFilter): boolean {
  const { order_states: _, ...others } = filter
  return Object.values(others).every((each) => each === undefined)
}

/** The conditions of a text that `orders o` contains; a text without a word matches nothing. */
function textConditions(text: string, parameter: (value: unknown) => string): string[] {
  const terms = queryTerms(text)
  if (!terms) return ['false']
  const words = text.split(/\s+/).filter((word) => /[a-z0-9]/i.test(word))
  return [
    `o.search_terms @> ${parameter(terms)}::text[]`,
    ...words.map((word) => holdsWordSql(word, parameter(wordPattern(word)))),
  ]
}

/** The `like` pattern of a Latin word or a number, for `holdsWordSql`. */
export function wordPattern(word: string): string {
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-_./]/g, '')
  return `%${plain.replace(/[\\%_]/g, '\\$&')}%`
}

/**
 * SQL: whether a text of order `o` holds the whole word. Pieces of numbers are alike, and whatever
 * holds all pieces need not hold the word. Chinese pieces are rare enough to be believed.
 */
export function holdsWordSql(word: string, pattern: string): string {
  // A mail stands nowhere else, and lines take their time.
  if (word.includes('@')) return `${plainSql('o.customer_email')} like ${pattern}`
  return `${plainSql(`concat_ws(' ', o.order_number, o.system_number, o.merchant_number,
      o.wixtar_number, o.customer_name, o.customer_email, o.customer_phone, o.recipient_name,
      o.recipient_phone, o.tracking_number,
      (select string_agg(concat_ws(' ', i.title, i.sku, i.code,
                                   array_to_string(i.voucher_numbers, ' ')), ' ')
         from order_lines i
        where i.merchant_id = $1 and i.order_id = o.id))`)} like ${pattern}`
}

/** SQL: texts in one case and without the joints of numbers, as `wordPattern` writes words. */
export function plainSql(texts: string): string {
  return `translate(lower(${texts}), '-_./', '')`
}
