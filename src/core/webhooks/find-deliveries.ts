import { type Db, statement } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import { loadSubscription } from './subscriptions.ts'
import type { Attempt, Delivery } from './webhook.ts'

const findPage = statement(
  'webhook_find_deliveries',
  `select row_to_json(d) as delivery from webhook_deliveries d
    where d.merchant_id = $1 and d.subscription_id = $2
      and ($3::text is null or d.state = $3)
      and ($4::bigint is null or d.position < $4)
      and ($6::timestamptz is null or d.finished_at >= $6)
    order by d.position desc limit $5`,
)

/** The deliveries of a subscription, newest first; refuses an unknown one (webhook_not_found). */
export async function findDeliveries(
  db: Db,
  merchantId: string,
  subscriptionId: string,
  page: {
    state?: string | undefined
    finished_from?: Date | undefined
    before?: number | undefined
    limit: number
  },
): Promise<Delivery[]> {
  await loadSubscription(db, merchantId, { id: subscriptionId })
  const rows = await db.read<{ delivery: Delivery }>(findPage, [
    merchantId,
    subscriptionId,
    page.state ?? null,
    page.before ?? null,
    page.limit,
    page.finished_from ?? null,
  ])
  return rows.map((row) => row.delivery)
}

const loadOne = statement(
  'webhook_load_delivery',
  `select row_to_json(d) as delivery,
          (select coalesce(json_agg(row_to_json(a) order by a.number), '[]')
             from webhook_attempts a
            where a.merchant_id = $1 and a.delivery_id = d.id) as attempts
     from webhook_deliveries d where d.merchant_id = $1 and d.id = $2`,
)

/** A delivery with all its tries, oldest first; refuses with webhook_delivery_not_found. */
export async function loadDelivery(
  db: Db,
  merchantId: string,
  id: string,
): Promise<{ delivery: Delivery; attempts: Attempt[] }> {
  const [row] = await db.read<{ delivery: Delivery; attempts: Attempt[] }>(loadOne, [
    merchantId,
    id,
  ])
  if (!row) throw new DomainError('webhook_delivery_not_found')
  return row
}
