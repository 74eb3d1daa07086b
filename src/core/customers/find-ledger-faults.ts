import { type Db, statement } from '../../platform/db.ts'

/** A place where a ledger contradicts itself. */
export interface LedgerFault {
  rule: string
  id: string
}

const readFaults = statement(
  'ledger_faults',
  `with drawn as (
     select entry_id, sum(amount) as amount from ledger_draws where merchant_id = $1
      group by entry_id
   ), taken as (
     select grant_id, sum(amount) as amount from ledger_draws where merchant_id = $1
      group by grant_id
   )
   select 'a posting sums to zero and has one customer' as rule, posting_id as id
     from ledger_entries where merchant_id = $1
    group by posting_id
   having sum(amount) <> 0 or count(distinct ledger) <> 1
       or count(*) filter (where account = 'customer') <> 1
   union all
   select 'what is taken away is drawn from grants', e.id
     from ledger_entries e left join drawn d on d.entry_id = e.id
    where e.merchant_id = $1 and e.account = 'customer'
      and coalesce(d.amount, 0) <> greatest(-e.amount, 0)
   union all
   select 'no grant is spent twice', e.id
     from ledger_entries e join taken t on t.grant_id = e.id
    where e.merchant_id = $1 and t.amount > e.amount
   union all
   select 'no balance is below zero', customer_id
     from ledger_entries where merchant_id = $1 and account = 'customer'
    group by customer_id, ledger having sum(amount) < 0`,
)

/** Where the ledgers of a merchant contradict themselves; an empty list when all is well. */
export async function findLedgerFaults(db: Db, merchantId: string): Promise<LedgerFault[]> {
  return db.read<LedgerFault>(readFaults, [merchantId])
}
