import { randomInt } from 'node:crypto'
import { brokenConstraint, type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import type { VoucherKind } from './voucher.ts'

/** A task that gives vouchers of several kinds to several customers. */
export interface Issue {
  /** The task's number; it is used once. */
  batch_code: string
  entries: {
    kind_code: string
    /** The members' numbers at the tills. */
    customer_numbers: string[]
    /** For each of them. */
    quantity: number
  }[]
}

/** A voucher that was given out. */
export interface IssuedVoucher {
  number: string
  kind_code: string
  customer_number: string
}

const insertBatch = statement(
  'voucher_batch_insert',
  `insert into voucher_batches (merchant_id, code, quantity, created_at) values ($1, $2, $3, $4)`,
)

const lockKinds = statement(
  'voucher_kinds_lock',
  `select row_to_json(k) as kind from voucher_kinds k
    where k.merchant_id = $1 and k.code = any($2) order by k.id for update`,
)

const findHolders = statement(
  'voucher_holders',
  `select id, wixtar_number from customers
    where merchant_id = $1 and wixtar_number = any($2) and deleted_at is null`,
)

const insertVouchers = statement(
  'vouchers_insert',
  `with given as (
     insert into vouchers select * from json_populate_recordset(null::vouchers, $2::json)
   ), counted as (
     update voucher_kinds k set issued_count = k.issued_count + n.count, updated_at = $4
       from (select kind_id, count(*) as count
               from json_populate_recordset(null::vouchers, $2::json) group by kind_id) n
      where k.merchant_id = $1 and k.id = n.kind_id
   )
   ${insertEventsSql('$3')}`,
)

/**
 * Gives out vouchers, all or none, and returns them in the order of the entries; within an entry each
 * customer gets one before anyone gets the second. Refuses voucher_batch_taken, voucher_kind_unknown,
 * voucher_kind_closed, voucher_kind_exhausted and voucher_customer_unknown.
 */
export async function issueVouchers(
  db: Db,
  actor: Actor,
  input: Issue,
  now: Date,
): Promise<IssuedVoucher[]> {
  try {
    return await db.transaction((tx) => issueIn(tx, actor, input, now))
  } catch (error) {
    if (brokenConstraint(error) === 'voucher_batches_pkey') {
      throw new DomainError('voucher_batch_taken', { batch: input.batch_code })
    }
    throw error
  }
}

async function issueIn(tx: Tx, actor: Actor, input: Issue, now: Date): Promise<IssuedVoucher[]> {
  const merchantId = actor.merchant.id
  const wanted = input.entries.flatMap(wantedOf)
  await tx.run(insertBatch, [merchantId, input.batch_code, wanted.length, now])
  const kindOf = await lockSellableKinds(tx, merchantId, wanted, now)
  const holderOf = await findHoldersOf(tx, merchantId, wanted)
  const vouchers = wanted.map(({ kind_code, customer_number }) => {
    const kind = kindOf(kind_code)
    return {
      merchant_id: merchantId,
      id: newId(now),
      number: newNumber(kind),
      kind_id: kind.id,
      customer_id: holderOf(customer_number),
      batch_code: input.batch_code,
      starts_at: kind.starts_at,
      ends_at: kind.ends_at,
      issued_at: now.toISOString(),
    }
  })
  const events = vouchers.map(({ id, number, kind_id, customer_id, batch_code }) =>
    newEvent(actor, 'voucher.issued', id, { number, kind_id, customer_id, batch_code }, now),
  )
  await tx.run(insertVouchers, [merchantId, JSON.stringify(vouchers), JSON.stringify(events), now])
  return wanted.map((each, index) => ({ ...each, number: vouchers[index]?.number ?? '' }))
}

type Wanted = Omit<IssuedVoucher, 'number'>

function wantedOf({ kind_code, customer_numbers, quantity }: Issue['entries'][number]): Wanted[] {
  return Array.from({ length: quantity }).flatMap(() =>
    customer_numbers.map((customer_number) => ({ kind_code, customer_number })),
  )
}

async function lockSellableKinds(
  tx: Tx,
  merchantId: string,
  wanted: Wanted[],
  now: Date,
): Promise<(code: string) => VoucherKind> {
  const codes = [...new Set(wanted.map((each) => each.kind_code))]
  const rows = await tx.run<{ kind: VoucherKind }>(lockKinds, [merchantId, codes])
  const kinds = new Map(rows.map(({ kind }) => [kind.code, kind]))
  for (const code of codes) {
    const kind = kinds.get(code)
    if (!kind) throw new DomainError('voucher_kind_unknown', { kind: code })
    if (!kind.is_active || Date.parse(kind.ends_at) < now.getTime()) {
      throw new DomainError('voucher_kind_closed', { kind: code })
    }
    const count = wanted.filter((each) => each.kind_code === code).length
    if (kind.issue_limit !== null && kind.issued_count + count > kind.issue_limit) {
      throw new DomainError('voucher_kind_exhausted', { kind: code })
    }
  }
  return (code) => kinds.get(code) as VoucherKind
}

async function findHoldersOf(
  tx: Tx,
  merchantId: string,
  wanted: Wanted[],
): Promise<(number: string) => string> {
  const numbers = [...new Set(wanted.map((each) => each.customer_number))]
  const rows = await tx.run<{ id: string; wixtar_number: string }>(findHolders, [
    merchantId,
    numbers,
  ])
  const holders = new Map(rows.map((row) => [row.wixtar_number, row.id]))
  const unknown = numbers.find((number) => !holders.has(number))
  if (unknown !== undefined)
    throw new DomainError('voucher_customer_unknown', { customer: unknown })
  return (number) => holders.get(number) as string
}

// Twelve random digits: whoever holds one number cannot guess the next, and two are never alike.
function newNumber(kind: VoucherKind): string {
  const digits = () => String(randomInt(1_000_000)).padStart(6, '0')
  return kind.number_prefix + digits() + digits()
}
