import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Ledger } from './ledger.ts'

/** One entry of a customer with what it left behind. */
export interface LedgerEntry {
  id: string
  customer_id: string
  order_id: string | null
  type: string
  amount: number
  remarks: string
  expires_at: string | null
  actor_id: string | null
  actor_name: string
  occurred_at: string
  /** The balance after this entry. */
  balance: number
  /** What is left of a grant; 0 for what takes away. */
  unspent: number
  /** What of a grant has expired. */
  expired: number
  order_number: string | null
  merchant_order_number: string | null
  order_source: string | null
}

const findEntries = statement(
  'ledger_find',
  `select row_to_json(e) as entry from (
     select l.id, l.customer_id, l.order_id, l.type, l.amount, l.remarks, l.expires_at, l.actor_id,
            l.actor_name, l.occurred_at, l.balance,
            greatest(l.amount, 0) - coalesce(d.drawn, 0) as unspent,
            coalesce(d.expired, 0) as expired,
            o.order_number, o.merchant_number as merchant_order_number, o.source as order_source
       from (select * from (
               select x.*, sum(x.amount) over (order by x.occurred_at, x.id) as balance
                 from ledger_entries x
                where x.merchant_id = $1 and x.customer_id = $2 and x.ledger = $3) y
              where ($6::text is null or y.id = $6)
                and ($7::text is null or (y.occurred_at, y.id) <
                      (select c.occurred_at, c.id from ledger_entries c
                        where c.merchant_id = $1 and c.id = $7))
              order by y.occurred_at desc, y.id desc limit $4 offset $5) l
       left join lateral (
         select sum(w.amount) as drawn,
                sum(w.amount) filter (where t.type in ('user_credit_expired', 'expired')) as expired
           from ledger_draws w
           join ledger_entries t on t.merchant_id = $1 and t.id = w.entry_id
          where w.merchant_id = $1 and w.grant_id = l.id) d on true
       left join orders o on o.merchant_id = $1 and o.id = l.order_id
      order by l.occurred_at desc, l.id desc) e`,
)

const countEntries = statement(
  'ledger_count',
  `select count(*)::float8 as count from ledger_entries
    where merchant_id = $1 and customer_id = $2 and ledger = $3`,
)

/** A page of a customer's entries inside an open transaction, newest first. */
export async function findLedgerEntriesIn(
  tx: Tx,
  merchantId: string,
  whose: { customer_id: string; ledger: Ledger },
  paging: { limit: number; offset: number },
): Promise<LedgerEntry[]> {
  const { limit, offset } = paging
  const values = [merchantId, whose.customer_id, whose.ledger, limit, offset, null, null]
  return (await tx.run<{ entry: LedgerEntry }>(findEntries, values)).map((row) => row.entry)
}

/** One page of a customer's ledger, newest first, and how many entries there are. */
export async function findLedgerEntries(
  db: Db,
  merchantId: string,
  whose: { customer_id: string; ledger: Ledger },
  paging: { limit: number; offset: number },
): Promise<{ items: LedgerEntry[]; total_count: number }> {
  const values = [merchantId, whose.customer_id, whose.ledger]
  const [rows, total] = await Promise.all([
    db.read<{ entry: LedgerEntry }>(findEntries, [
      ...values,
      paging.limit,
      paging.offset,
      null,
      null,
    ]),
    db.read<{ count: number }>(countEntries, values),
  ])
  return { items: rows.map((row) => row.entry), total_count: total[0]?.count ?? 0 }
}

/** The entries after the one named, newest first, without their number. */
export async function findLedgerEntriesAfter(
  db: Db,
  merchantId: string,
  whose: { customer_id: string; ledger: Ledger },
  paging: { limit: number; after_id: string | null },
): Promise<LedgerEntry[]> {
  const { limit, after_id } = paging
  const values = [merchantId, whose.customer_id, whose.ledger, limit, 0, null, after_id]
  return (await db.read<{ entry: LedgerEntry }>(findEntries, values)).map((row) => row.entry)
}

/** One entry of a customer, or null. */
export async function findLedgerEntry(
  db: Db,
  merchantId: string,
  whose: { customer_id: string; ledger: Ledger },
  id: string,
): Promise<LedgerEntry | null> {
  const values = [merchantId, whose.customer_id, whose.ledger, 1, 0, id, null]
  const [row] = await db.read<{ entry: LedgerEntry }>(findEntries, values)
  return row?.entry ?? null
}
