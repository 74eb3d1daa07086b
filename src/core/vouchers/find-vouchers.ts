import { type Db, statement, type Tx } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { SaleKind, Voucher, VoucherKind } from './voucher.ts'

const voucherSql = `
  select v.id, v.number, v.customer_id, v.starts_at, v.ends_at, v.issued_at,
         row_to_json(k) as kind, c.wixtar_number as customer_number,
         (select row_to_json(s) from (
            select u.id, u.store_id, p.code as store_code, p.name as store_name, u.order_id,
                   u.order_number, u.used_at
              from voucher_uses u
              join stores p on p.merchant_id = $1 and p.id = u.store_id
             where u.merchant_id = $1 and u.voucher_id = v.id and u.returned_at is null) s) as use
    from vouchers v
    join voucher_kinds k on k.merchant_id = $1 and k.id = v.kind_id
    left join customers c on c.merchant_id = $1 and c.id = v.customer_id
   where v.merchant_id = $1`

const findByNumbers = statement(
  'vouchers_find',
  `select row_to_json(x) as voucher
     from (${voucherSql} and v.number = any($2) order by v.id) x`,
)

/** The voucher with this number; refuses with voucher_not_found. */
export async function loadVoucher(db: Db, merchantId: string, number: string): Promise<Voucher> {
  const [row] = await db.read<{ voucher: Voucher }>(findByNumbers, [merchantId, [number]])
  if (!row) throw new DomainError('voucher_not_found')
  return row.voucher
}

const lockByNumbers = statement(
  'vouchers_lock',
  `select 1 from vouchers where merchant_id = $1 and number = any($2) order by id for update`,
)

/** Locks the vouchers that have one of these numbers and reads them as they then are. */
export async function lockVouchers(
  tx: Tx,
  merchantId: string,
  numbers: string[],
): Promise<Voucher[]> {
  await tx.run(lockByNumbers, [merchantId, numbers])
  const rows = await tx.run<{ voucher: Voucher }>(findByNumbers, [merchantId, numbers])
  return rows.map((row) => row.voucher)
}

/** The vouchers of one kind that a customer got at one time and may use. */
export interface UsableVouchers {
  kind: VoucherKind
  issued_at: string
  /** How many there were. */
  quantity: number
  /** Numbers of those that are left. */
  numbers: string[]
}

const findUsable = statement(
  'vouchers_find_usable',
  `select row_to_json(x) as usable from (
     select row_to_json(k) as kind, g.issued_at, g.quantity, g.numbers
       from (select v.kind_id, v.batch_code, v.issued_at, count(*) as quantity,
                    array_agg(v.number order by v.id) filter (where u.id is null) as numbers
               from vouchers v
               left join voucher_uses u
                 on u.merchant_id = $1 and u.voucher_id = v.id and u.returned_at is null
              where v.merchant_id = $1 and v.customer_id = $2
                and v.starts_at <= $3 and v.ends_at >= $3
              group by v.kind_id, v.batch_code, v.issued_at) g
       join voucher_kinds k on k.merchant_id = $1 and k.id = g.kind_id
      where g.numbers is not null and k.type = 'product'
        and ($4::text[] is null or k.sale_kind = any($4))
      order by g.issued_at desc, k.code) x`,
)

/** The vouchers for goods that a customer may use now, newest first. */
export async function findUsableVouchers(
  db: Db,
  merchantId: string,
  input: { customer_id: string; sale_kinds: SaleKind[] | undefined },
  now: Date,
): Promise<UsableVouchers[]> {
  const values = [merchantId, input.customer_id, now, input.sale_kinds ?? null]
  const rows = await db.read<{ usable: UsableVouchers }>(findUsable, values)
  return rows.map((row) => row.usable)
}

/** A use of a voucher, standing or taken back. */
export interface VoucherUse {
  number: string
  starts_at: string
  ends_at: string
  kind: VoucherKind
  store_name: string
  used_at: string
  returned_at: string | null
}

const findUses = statement(
  'voucher_uses_find',
  `select row_to_json(x) as use from (
     select v.number, v.starts_at, v.ends_at, row_to_json(k) as kind, s.name as store_name,
            u.used_at, u.returned_at
       from vouchers v
       join voucher_uses u on u.merchant_id = $1 and u.voucher_id = v.id
       join voucher_kinds k on k.merchant_id = $1 and k.id = v.kind_id
       join stores s on s.merchant_id = $1 and s.id = u.store_id
      where v.merchant_id = $1 and v.customer_id = $2
      order by u.used_at desc, u.id desc limit $3) x`,
)

/** The newest uses of a customer's vouchers, also those that were taken back. */
export async function findVoucherUses(
  db: Db,
  merchantId: string,
  customerId: string,
  limit: number,
): Promise<VoucherUse[]> {
  const rows = await db.read<{ use: VoucherUse }>(findUses, [merchantId, customerId, limit])
  return rows.map((row) => row.use)
}
