import { type Db, statement } from '../../platform/db.ts'
import type { Ledger } from './ledger.ts'

/** What of a balance expires next, and when. */
export interface NextExpiry {
  expires_at: string
  /** Hundredths for credits, whole points for points. */
  amount: number
}

const readNext = statement(
  'ledger_next_expiries',
  `select row_to_json(n) as next from (
     select distinct on (g.ledger) g.ledger, g.expires_at, sum(g.unspent) as amount
       from (select e.ledger, e.expires_at,
                    e.amount - coalesce((select sum(d.amount) from ledger_draws d
                                          where d.merchant_id = $1 and d.grant_id = e.id), 0)
                      as unspent
               from ledger_entries e
              where e.merchant_id = $1 and e.customer_id = $2 and e.amount > 0
                and e.expires_at > $3) g
      where g.unspent > 0
      group by g.ledger, g.expires_at
      order by g.ledger, g.expires_at) n`,
)

/** The next part of each of a customer's balances to expire; null where nothing will. */
export async function findNextExpiries(
  db: Db,
  merchantId: string,
  customerId: string,
  now: Date,
): Promise<Record<Ledger, NextExpiry | null>> {
  const rows = await db.read<{ next: NextExpiry & { ledger: Ledger } }>(readNext, [
    merchantId,
    customerId,
    now,
  ])
  const nextOf = (ledger: Ledger): NextExpiry | null => {
    const found = rows.find((row) => row.next.ledger === ledger)?.next
    return found ? { expires_at: found.expires_at, amount: found.amount } : null
  }
  return { credits: nextOf('credits'), points: nextOf('points') }
}
