import { type Db, planned } from '../../platform/db.ts'
import { isId } from '../ids.ts'
import { holdsWordSql, plainSql, wordPattern } from '../orders/order-list-filter.ts'
import { queryTerms } from '../search-terms.ts'
import type { FoundCustomer, FoundOrder, FoundProduct, FoundVoucher } from './found.ts'

export const searchedNouns = ['orders', 'customers', 'products', 'vouchers'] as const
export type SearchedNoun = (typeof searchedNouns)[number]

/** What was found of each noun, the newest first. */
export interface Found {
  orders: FoundOrder[]
  customers: FoundCustomer[]
  products: FoundProduct[]
  vouchers: FoundVoucher[]
}

/** How a noun is looked through. `t` is its row, `$1` the merchant. */
interface Searched {
  table: string
  /** The time by which the newest come first; it has an index. */
  newest: string
  condition: string
  /** SQL: ids of the rows that have exactly this number, phone or e-mail. */
  exactly(text: string): string
  /** SQL: whether the row's texts hold the whole word, whose `like` pattern is a parameter. */
  holdsWord(word: string, pattern: string): string
  /** SQL: the JSON of a found row `t`. */
  json: string
}

const customersExactly = (text: string) => `
  select e.id from customers e where e.merchant_id = $1 and e.phone = ${text}
  union all select e.id from customers e
    where e.merchant_id = $1 and lower(e.email) = lower(${text}) and e.email is not null
  union all select e.id from customers e where e.merchant_id = $1 and e.wixtar_number = ${text}
  union all select e.id from customers e
    where e.merchant_id = $1 and e.membership_no = ${text} and e.membership_no is not null`

const searched: Record<Exclude<SearchedNoun, 'vouchers'>, Searched> = {
  orders: {
    table: 'orders',
    newest: 'ordered_at',
    condition: 'true',
    exactly: (text) => `
      select e.id from orders e where e.merchant_id = $1 and e.order_number = ${text}
      union all select e.id from orders e where e.merchant_id = $1 and e.wixtar_number = ${text}
      union all select e.id from orders e
        where e.merchant_id = $1 and e.tracking_number = ${text} and e.tracking_number <> ''
      union all select e.id from (${customersExactly(text)}) c, lateral (
        select o.id from orders o where o.merchant_id = $1 and o.customer_id = c.id
         order by o.ordered_at desc, o.id desc limit 20) e`,
    holdsWord: (word, pattern) => holdsWordSql(word, pattern).replaceAll(/\bo\./g, 't.'),
    json: `json_build_object('id', t.id, 'order_number', t.order_number,
      'system_number', t.system_number, 'merchant_number', t.merchant_number,
      'wixtar_number', t.wixtar_number, 'tracking_number', t.tracking_number,
      'customer_name', t.customer_name, 'customer_phone', t.customer_phone,
      'customer_email', t.customer_email, 'recipient_name', t.recipient_name,
      'recipient_phone', t.recipient_phone, 'order_state', t.order_state,
      'payment_state', t.payment_state, 'delivery_state', t.delivery_state,
      'total_minor', coalesce(t.total_minor, t.computed_total_minor), 'currency', t.currency,
      'ordered_at', t.ordered_at, 'lines', (
        select coalesce(json_agg(json_build_object('title', i.title, 'sku', i.sku, 'code', i.code,
                 'voucher_numbers', i.voucher_numbers) order by i.position), '[]')
          from (select * from order_lines i where i.merchant_id = $1 and i.order_id = t.id
                 order by i.position limit 50) i))`,
  },
  customers: {
    table: 'customers',
    newest: 'updated_at',
    condition: 't.deleted_at is null',
    exactly: customersExactly,
    holdsWord: (_, pattern) =>
      `${plainSql(`concat_ws(' ', t.name, t.family_name, t.given_name, t.email, t.phone,
        t.details->>'phones', t.membership_no, t.wixtar_number, t.ref_user_id, t.identity_no)`)}
       like ${pattern}`,
    json: `json_build_object('id', t.id, 'name', t.name, 'phone', t.phone, 'email', t.email,
      'membership_no', t.membership_no, 'wixtar_number', t.wixtar_number,
      'ref_user_id', t.ref_user_id, 'phones', t.details->'phones')`,
  },
  products: {
    table: 'products',
    newest: 'updated_at',
    condition: 't.deleted_at is null',
    exactly: (text) => `
      select v.product_id as id from variants v where v.merchant_id = $1 and v.sku = ${text}
         and v.sku <> '' and v.deleted_at is null
      union all select v.product_id from variants v where v.merchant_id = $1 and v.code = ${text}
         and v.deleted_at is null`,
    holdsWord: (_, pattern) =>
      `${plainSql(`concat_ws(' ', t.title, t.title_translations::text, t.details #>> '{main,sku}',
        t.details #>> '{main,barcode}',
        (select string_agg(concat_ws(' ', v.sku, v.code, v.barcode, v.fields_translations::text), ' ')
           from variants v where v.merchant_id = $1 and v.product_id = t.id))`)} like ${pattern}`,
    json: `json_build_object('id', t.id, 'title', t.title, 'status', t.status,
      'title_translations', t.title_translations, 'variants', (
        select coalesce(json_agg(json_build_object('sku', v.sku, 'code', v.code,
                 'barcode', v.barcode, 'fields_translations', v.fields_translations,
                 'price_minor', v.price_minor) order by v.position), '[]')
          from (select * from variants v
                 where v.merchant_id = $1 and v.product_id = t.id and v.deleted_at is null
                 order by v.position limit 100) v))`,
  },
}

// How far each noun is looked through. A frequent piece is found among the newest rows at once; one
// that is not there is rare enough for the index, whose candidates are bounded all the same.
const newestCount = 300
const candidateCount = 600

interface Parameters {
  text: string
  terms: string
  /** With the parameters of their patterns. */
  words: { word: string; pattern: string }[]
  limit: string
}

/**
 * SQL: the JSON list of the rows of a noun that are meant by the text: those that have it as their
 * number, phone or e-mail; where there are none, those that have all terms and hold all words.
 */
function foundSql(noun: Searched, { text, terms, words, limit }: Parameters): string {
  const { table, newest } = noun
  const mine = `t.merchant_id = $1 and ${noun.condition}`
  const holds = words.map((each) => ` and ${noun.holdsWord(each.word, each.pattern)}`).join('')
  const order = `order by t.${newest} desc, t.id desc`
  return `
    (with exact as materialized (
       select t.id from ${table} t where ${mine} and t.id in (${noun.exactly(text)})
        ${order} limit ${limit}
     ), found as (
       select id from exact
       union all
       (select t.id from (select t.* from ${table} t where ${mine} ${order} limit ${newestCount}) t
         where not exists (select 1 from exact) and t.search_terms @> ${terms}${holds}
         ${order} limit ${limit})
       union all
       (select t.id from (
          select t.* from (
            select t.* from ${table} t
             where ${mine} and t.search_terms @> ${terms} and not exists (select 1 from exact)
               and (t.${newest}, t.id) < (
                 select t.${newest}, t.id from ${table} t
                  where ${mine} ${order} offset ${newestCount - 1} limit 1)
             limit ${candidateCount}) t
           ${order} limit ${candidateCount}) t
         where true${holds} limit ${limit})
       limit ${limit})
     select coalesce(json_agg(${noun.json} ${order}), '[]')
       from found f join ${table} t on t.merchant_id = $1 and t.id = f.id)`
}

const voucherSql = (start: string, limit: string) => `
  (select coalesce(json_agg(json_build_object('id', v.id, 'number', v.number, 'kind_name', k.name,
            'customer_id', v.customer_id, 'customer_name', c.name, 'ends_at', v.ends_at,
            'order_id', u.order_id, 'used_at', u.used_at)), '[]')
     from (select v.* from vouchers v where v.merchant_id = $1 and v.number like ${start}
            limit ${limit}) v
     join voucher_kinds k on k.merchant_id = $1 and k.id = v.kind_id
     left join customers c on c.merchant_id = $1 and c.id = v.customer_id
     left join voucher_uses u
       on u.merchant_id = $1 and u.voucher_id = v.id and u.returned_at is null)`

/**
 * The orders, customers, products and vouchers that a text finds, some of each, in one round trip. Of
 * each noun the newest rows are looked through, then a bounded number of what the index knows, so
 * that no text takes long; a longer text finds what a shorter one left out. Vouchers are found by the
 * beginning of their number, three characters at least.
 */
export async function searchEverything(
  db: Db,
  merchantId: string,
  input: { text: string; nouns: readonly SearchedNoun[]; limit: number },
): Promise<Found> {
  const found: Found = { orders: [], customers: [], products: [], vouchers: [] }
  const text = input.text.trim()
  const terms = isId(text) ? null : queryTerms(text)
  if (isId(text)) return { ...found, orders: await orderOfId(db, merchantId, input.nouns, text) }
  if (!terms || input.nouns.length === 0) return found
  const values: unknown[] = [merchantId, terms, input.limit, text]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const words = searchedWords(text)
  // Short words are beginnings, which the terms know exactly.
  const patterns = words
    .filter((word) => word.length > 2)
    .map((word) => ({ word, pattern: parameter(wordPattern(word)) }))
  const parts = input.nouns.flatMap((noun) => {
    if (noun !== 'vouchers') {
      const given = { text: '$4::text', terms: '$2::text[]', words: patterns, limit: '$3::int' }
      return [`${foundSql(searched[noun], given)} as ${noun}`]
    }
    if (!/^[\w-]{3,64}$/.test(text)) return []
    const start = `${text.toUpperCase().replace(/[\\%_]/g, '\\$&')}%`
    return [`${voucherSql(parameter(start), '$3::int')} as vouchers`]
  })
  if (parts.length === 0) return found
  const [row] = await db.read<Partial<Found>>(
    planned(`select ${parts.join(', ')} 
        where $2::text[] is not null and $3::int > 0 and $4::text is not null`),
    values,
  )
  return { ...found, ...row }
}

/** The words of a text whose letters or digits must stand together in what is found. */
function searchedWords(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[a-z0-9]/i.test(word))
}

async function orderOfId(
  db: Db,
  merchantId: string,
  nouns: readonly SearchedNoun[],
  id: string,
): Promise<FoundOrder[]> {
  if (!nouns.includes('orders')) return []
  const rows = await db.read<{ order: FoundOrder }>(
    planned(
      `select ${searched.orders.json} as order from orders t
        where t.merchant_id = $1 and t.id = $2`,
    ),
    [merchantId, id],
  )
  return rows.map((row) => row.order)
}
