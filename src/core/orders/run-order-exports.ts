import { type Db, statement } from '../../platform/db.ts'
import type { HttpClient } from '../../platform/http-client.ts'
import { log } from '../../platform/log.ts'
import { loadMerchant } from '../merchants/find-merchant.ts'
import type { Merchant } from '../merchants/merchant.ts'
import { findPartStarts, type OrderExport } from './order-exports.ts'

/** What running exports needs beside the database. */
export interface ExportRun {
  http: HttpClient
  clock: () => Date
  /** The body of the call that tells of an export, in the form of the face that asked for it. */
  callbackBody(db: Db, merchant: Merchant, done: OrderExport): Promise<string>
  signal?: AbortSignal
}

// While a worker is at it nobody else is; one that was killed loses its turn by time.
const leaseMs = 300_000
const exportTriesMax = 3
const retryDelayMs = 60_000
// As webhooks of that face: three times more.
const callbackDelaysMs = [60_000, 300_000, 1_800_000]
const linksValidMs = 7 * 86_400_000

const claimDue = statement(
  'order_export_claim',
  `update order_exports e set tries = e.tries + 1, next_try_at = $2
    where (e.merchant_id, e.id) in (
      select d.merchant_id, d.id from order_exports d where d.next_try_at <= $1
       order by d.next_try_at limit 1 for update skip locked)
   returning row_to_json(e) as export`,
)

const storeStep = statement(
  'order_export_store',
  `update order_exports e
      set (state, parts, error_message, next_try_at, tries, callback_status, callback_error,
           called_back_at, expires_at) = (
       select r.state, r.parts, r.error_message, r.next_try_at, r.tries, r.callback_status,
              r.callback_error, r.called_back_at, r.expires_at
         from json_populate_record(null::order_exports, $3::json) r)
    where e.merchant_id = $1 and e.id = $2`,
)

/**
 * Takes the next step of every export that is due, of all merchants: finds its parts, then calls
 * back. Each step may be taken twice when a process dies; the call carries the same id then.
 */
export async function runOrderExports(db: Db, run: ExportRun): Promise<number> {
  for (let count = 0; ; count++) {
    const now = run.clock()
    const lease = new Date(now.getTime() + leaseMs)
    const [row] = await db.write<{ export: OrderExport }>(claimDue, [now, lease])
    if (!row || run.signal?.aborted) return count
    const found = row.export.state === 'waiting' ? await findParts(db, row.export, now) : row.export
    if (found.state !== 'waiting') await callBack(db, run, found)
  }
}

async function findParts(db: Db, waiting: OrderExport, now: Date): Promise<OrderExport> {
  const found = await findPartsOrTrouble(db, waiting, now)
  await store(db, found)
  return found
}

async function findPartsOrTrouble(db: Db, waiting: OrderExport, now: Date): Promise<OrderExport> {
  const expires_at = later(now, linksValidMs)
  try {
    const parts = await findPartStarts(db, waiting)
    return { ...waiting, state: 'success', parts, expires_at, tries: 1 }
  } catch (error) {
    log.error({ err: error, export: waiting.id }, 'export failed')
    if (waiting.tries < exportTriesMax) {
      return { ...waiting, next_try_at: later(now, retryDelayMs) }
    }
    const error_message = 'The orders could not be read'
    return { ...waiting, state: 'failed', error_message, expires_at, tries: 1 }
  }
}

async function callBack(db: Db, run: ExportRun, done: OrderExport): Promise<void> {
  const merchant = await loadMerchant(db, done.merchant_id)
  const sent = {
    url: done.callback_url,
    headers: { 'content-type': 'application/json', 'user-agent': 'guitai' },
    body: await run.callbackBody(db, merchant, done),
  }
  const outcome = await run.http.post(sent, run.signal)
  const now = run.clock()
  const isTaken = outcome.outcome === 'answered' && outcome.status >= 200 && outcome.status < 300
  const delay = isTaken ? undefined : callbackDelaysMs[done.tries - 1]
  await store(db, {
    ...done,
    callback_status: outcome.status,
    callback_error: outcome.outcome === 'failed' ? outcome.reason : null,
    called_back_at: isTaken ? now.toISOString() : null,
    next_try_at: delay === undefined ? null : later(now, delay),
  })
}

async function store(db: Db, changed: OrderExport): Promise<void> {
  await db.write(storeStep, [changed.merchant_id, changed.id, JSON.stringify(changed)])
}

function later(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString()
}
