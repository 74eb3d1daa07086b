import { randomBytes } from 'node:crypto'
import { type Db, statement } from '../../platform/db.ts'
import type { HttpClient, Outcome } from '../../platform/http-client.ts'
import { log } from '../../platform/log.ts'
import type { RecordedEvent } from '../events.ts'
import { type Merchant, merchantColumns } from '../merchants/merchant.ts'
import { recordAttempt, type SentRequest } from './record-attempt.ts'
import {
  type Delivery,
  type Message,
  type Subscription,
  subscriptionColumns,
  type WebhookFormats,
} from './webhook.ts'

/** What sending needs beside the database. */
export interface Sending {
  http: HttpClient
  formats: WebhookFormats
  clock: () => Date
  /** Aborted when the process stops: what is on its way then is sent again later. */
  signal?: AbortSignal
}

export interface DueSubscription {
  merchant_id: string
  id: string
}

const findDue = statement(
  'webhooks_find_due',
  `select s.merchant_id, s.id from webhook_subscriptions s
    where s.state = 'active' and (s.leased_until is null or s.leased_until <= $1)
      and exists (select 1 from webhook_deliveries d
                   where d.merchant_id = s.merchant_id and d.subscription_id = s.id
                     and d.state = 'pending' and d.next_try_at <= $1)`,
)

/** The subscriptions that have something to send now and that no worker is sending for. */
export async function findDueSubscriptions(db: Db, now: Date): Promise<DueSubscription[]> {
  return db.read<DueSubscription>(findDue, [now])
}

const takeLease = statement(
  'webhook_take_lease',
  `with leased as (
     update webhook_subscriptions set lease_id = $3, leased_until = $5
      where merchant_id = $1 and id = $2 and state = 'active'
        and (lease_id = $3 or leased_until is null or leased_until <= $4)
     returning ${subscriptionColumns}
   )
   select row_to_json(l) as subscription,
          (select row_to_json(m) from (select ${merchantColumns} from merchants where id = $1) m)
            as merchant
     from leased l`,
)

const endLease = statement(
  'webhook_end_lease',
  `update webhook_subscriptions set lease_id = null, leased_until = null
    where merchant_id = $1 and id = $2 and lease_id = $3`,
)

// The first pending delivery of each subject; the others of that subject wait for it.
const findHeads = statement(
  'webhook_find_heads',
  `select row_to_json(d) as delivery,
          (select row_to_json(e) from events e
            where e.merchant_id = $1 and e.id = d.event_id) as event
     from webhook_deliveries d
    where d.merchant_id = $1 and d.subscription_id = $2 and d.state = 'pending'
      and d.next_try_at <= $3
      and not exists (select 1 from webhook_deliveries p
                       where p.merchant_id = $1 and p.subscription_id = $2
                         and p.subject_id = d.subject_id and p.state = 'pending'
                         and p.position < d.position)
    order by d.next_try_at, d.position limit $4`,
)

const batchSize = 16
// One time-out (15 s), twice over. A killed worker's subscription rests as long.
const leaseMs = 30_000

/**
 * Sends what is due for one subscription, subject by subject in order, until nothing is; returns
 * how many tries it made. Only one worker at a time does: another one finds the lease taken.
 */
export async function sendDeliveries(
  db: Db,
  sending: Sending,
  { merchant_id, id }: DueSubscription,
): Promise<number> {
  const lease = randomBytes(8).toString('hex')
  let count = 0
  try {
    for (;;) {
      const now = sending.clock()
      const until = new Date(now.getTime() + leaseMs)
      const [leased] = await db.write<{ subscription: Subscription; merchant: Merchant }>(
        takeLease,
        [merchant_id, id, lease, now, until],
      )
      if (!leased || sending.signal?.aborted) return count
      const heads = await db.read<{ delivery: Delivery; event: RecordedEvent }>(findHeads, [
        merchant_id,
        id,
        now,
        batchSize,
      ])
      if (heads.length === 0) return count
      const messages = heads.map((head) => ({ ...leased, ...head }))
      await eachOf(messages, (message) => sendOne(db, sending, message))
      count += messages.length
    }
  } finally {
    await db.write(endLease, [merchant_id, id, lease])
  }
}

async function sendOne(db: Db, sending: Sending, message: Message): Promise<void> {
  const { http, formats, clock, signal } = sending
  const format = formats[message.subscription.kind]
  const startedAt = clock()
  let request: SentRequest = { url: message.subscription.address, headers: {}, body: '' }
  let outcome: Outcome
  try {
    request = await format.requestOf(db, message, startedAt)
    outcome = await http.post(request, signal)
  } catch (error) {
    signal?.throwIfAborted()
    // A message that cannot be made must not hold up the others; it is tried again like any.
    log.error({ err: error, delivery: message.delivery.id }, 'webhook message not made')
    outcome = { outcome: 'failed', reason: 'message_not_made', status: null, duration_ms: 0 }
  }
  await recordAttempt(db, { message, format, request, outcome, startedAt, now: clock() })
}

/** Runs `work` on all at once. The first failure is thrown when the others have ended. */
async function eachOf<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const ended = await Promise.allSettled(items.map(work))
  const failure = ended.find((each) => each.status === 'rejected')
  if (failure) throw failure.reason
}
