import { type Db, statement } from '../../platform/db.ts'
import type { Address } from '../address.ts'
import type { Minor } from '../money.ts'
import { queryTerms } from '../search-terms.ts'

/** A customer as a counter needs it: who it is, and what they may pay with. */
export interface CounterCustomer {
  id: string
  name: string
  email: string | null
  phone: string | null
  member_number: string
  is_member: boolean
  credits_minor: Minor
  points: number
  delivery_addresses: (Address & { recipient_name?: string; recipient_phone?: string })[]
  /** The whole text is the customer's phone, e-mail or member number. */
  is_exact: boolean
}

// A word that half of the customers have is cut off before it is sorted.
const readCustomers = statement(
  'counter_customers_find',
  `select f.id, f.name, f.email, f.phone, f.wixtar_number as member_number,
          f.registered_at is not null as is_member, f.delivery_addresses, f.is_exact,
          (select coalesce(sum(l.amount), 0)::float8 from ledger_entries l
            where l.merchant_id = $1 and l.customer_id = f.id and l.ledger = 'credits')
            as credits_minor,
          (select coalesce(sum(l.amount), 0)::float8 from ledger_entries l
            where l.merchant_id = $1 and l.customer_id = f.id and l.ledger = 'points') as points
     from (
       select c.*, ($2 = any(array[lower(c.email), lower(c.wixtar_number), c.phone])
                    or regexp_replace(c.phone, '[^0-9]', '', 'g') = $3) is true as is_exact
         from (select * from customers
                where merchant_id = $1 and deleted_at is null and search_terms @> $4::text[]
                limit 200) c
        order by is_exact desc, c.updated_at desc, c.id desc
        limit $5
     ) f
    order by f.is_exact desc, f.updated_at desc, f.id desc`,
)

/**
 * Customers by phone, name, e-mail or member number, with their balances; those whom the text names
 * exactly come first. Nothing searchable finds nobody.
 */
export async function findCounterCustomers(
  db: Db,
  merchantId: string,
  input: { text: string; limit: number },
): Promise<CounterCustomer[]> {
  const text = input.text.trim().toLowerCase()
  const digits = text.replace(/[\s()+-]/g, '')
  const isPhone = /^\d+$/.test(digits)
  const terms = queryTerms(isPhone ? digits : text)
  if (!terms) return []
  return db.read<CounterCustomer>(readCustomers, [
    merchantId,
    text,
    isPhone ? digits : null,
    terms,
    input.limit,
  ])
}
