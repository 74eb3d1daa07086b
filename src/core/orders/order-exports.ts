import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { assertAddress } from '../webhooks/create-subscription.ts'
import { archiveCutoff } from './archive.ts'
import { type OrderRow, orderColumns, orderJsonSql, orderOf } from './load-order.ts'
import type { Order } from './order.ts'

/** The first order of a part. */
export interface PartStart {
  ordered_at: string
  id: string
}

/** An export of archived orders: a range, and where its parts begin once they are known. */
export interface OrderExport {
  merchant_id: string
  id: string
  state: 'waiting' | 'success' | 'failed'
  start_at: string
  end_at: string
  archived_before: string
  callback_url: string
  origin: string
  parts: PartStart[]
  error_message: string | null
  next_try_at: string | null
  tries: number
  callback_status: number | null
  callback_error: string | null
  called_back_at: string | null
  expires_at: string | null
  created_at: string
}

export interface NewOrderExport {
  start: Date
  end: Date
  /** Told when the export is done; an http or https address. */
  callback_url: string
  /** Scheme and host that the links of the export begin with. */
  origin: string
}

// Where nothing is archived, orders that the vendor itself would have archived are exported.
const usualArchiveMs = 730 * 86_400_000
// Longer than any link of it opens.
const keptMs = 30 * 86_400_000
/** So many orders of about 8 KB make a file that is read at once. */
const partSize = 1000

const insertExport = statement(
  'order_export_insert',
  `with old as (
     delete from order_exports e where e.merchant_id = $1 and e.created_at < $10
   ), export as (
     insert into order_exports (merchant_id, id, state, start_at, end_at, archived_before,
       callback_url, origin, next_try_at, created_at)
     values ($1, $2, 'waiting', $3, $4, $5, $6, $7, $8, $8)
   )
   ${insertEventsSql('$9')}`,
)

/**
 * Asks for an export of the archived orders that were sold in a range, and returns its id; a job
 * does the rest. Refuses a range that ends before it begins, and an address that cannot be called
 * (callback_address_unusable); whether it is private is seen when it is called.
 */
export async function createOrderExport(
  db: Db,
  actor: Actor,
  input: NewOrderExport,
  now: Date,
): Promise<string> {
  const { merchant } = actor
  if (input.end < input.start) {
    throw new DomainError('invalid', { reason: '"filters.end_date" is before "start_date"' })
  }
  try {
    assertAddress(input.callback_url)
  } catch {
    throw new DomainError('callback_address_unusable', { field: 'callback_url' })
  }
  const id = newId(now)
  const before = archiveCutoff(merchant, now) ?? new Date(now.getTime() - usualArchiveMs)
  const data = { start_at: input.start, end_at: input.end, callback_url: input.callback_url }
  await db.write(insertExport, [
    merchant.id,
    id,
    input.start,
    input.end,
    before,
    input.callback_url,
    input.origin,
    now,
    JSON.stringify([newEvent(actor, 'order_export.requested', id, data, now)]),
    new Date(now.getTime() - keptMs),
  ])
  return id
}

const readStarts = statement(
  'order_export_part_starts',
  `select ordered_at::text as ordered_at, id
     from (select o.ordered_at, o.id, row_number() over (order by o.ordered_at, o.id) as number
             from orders o
            where o.merchant_id = $1 and o.ordered_at >= $2 and o.ordered_at <= $3
              and o.ordered_at < $4) o
    where (number - 1) % $5 = 0
    order by number`,
)

/** Where the parts of an export begin, by what is in the archive now. */
export function findPartStarts(db: Db, { merchant_id, ...range }: OrderExport) {
  return db.read<PartStart>(readStarts, [
    merchant_id,
    range.start_at,
    range.end_at,
    range.archived_before,
    partSize,
  ])
}

const loadExport = statement(
  'order_export_load',
  `select row_to_json(e) as export from order_exports e where e.merchant_id = $1 and e.id = $2`,
)

const readPart = statement(
  'order_export_part',
  `select ${orderJsonSql} from (
     select ${orderColumns} from orders o
      where o.merchant_id = $1 and o.ordered_at <= $2 and o.ordered_at < $3
        and (o.ordered_at, o.id) >= ($4::timestamptz, $5)
        and ($6::timestamptz is null or (o.ordered_at, o.id) < ($6::timestamptz, $7))
      order by o.ordered_at, o.id limit $8
   ) o order by o.ordered_at, o.id`,
)

/** The orders of one part, oldest first; null when there is no such part. */
export async function findExportPart(
  db: Db,
  merchantId: string,
  exportId: string,
  number: number,
): Promise<Order[] | null> {
  const [row] = await db.read<{ export: OrderExport }>(loadExport, [merchantId, exportId])
  const start = row?.export.parts[number - 1]
  if (!row || !start) return null
  const { export: found } = row
  const next = found.parts[number]
  const rows = await db.read<OrderRow>(readPart, [
    merchantId,
    found.end_at,
    found.archived_before,
    start.ordered_at,
    start.id,
    next?.ordered_at ?? null,
    next?.id ?? null,
    partSize,
  ])
  return rows.map(orderOf)
}
