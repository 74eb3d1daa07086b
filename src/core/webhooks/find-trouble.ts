import { type Db, statement } from '../../platform/db.ts'
import type { Subscription } from './webhook.ts'

/** A subscription that needs somebody: it is paused, it fails, or deliveries of it were given up. */
export interface TroubledSubscription
  extends Pick<
    Subscription,
    'id' | 'kind' | 'address' | 'description' | 'state' | 'failing_since' | 'pause_reason'
  > {
  /** Deliveries given up since the time asked for, counted to `givenUpCountMax`. */
  given_up_count: number
}

/** Where counting stops: nobody reads more. */
export const givenUpCountMax = 1000

// There are at most 100 subscriptions, and the index holds only what was given up.
const findTroubled = statement(
  'webhooks_troubled',
  `with failed as (
     select f.subscription_id, count(*)::integer as given_up_count
       from (select d.subscription_id from webhook_deliveries d
              where d.merchant_id = $1 and d.state = 'failed' and d.finished_at >= $2
              limit ${givenUpCountMax}) f
      group by f.subscription_id
   )
   select row_to_json(t) as subscription from (
     select s.id, s.kind, s.address, s.description, s.state, s.failing_since, s.pause_reason,
            coalesce(f.given_up_count, 0) as given_up_count
       from webhook_subscriptions s left join failed f on f.subscription_id = s.id
      where s.merchant_id = $1 and s.state <> 'removed'
        and (s.state = 'paused' or s.failing_since is not null or f.given_up_count > 0)
      order by s.id) t`,
)

/** The subscriptions of a merchant that are in trouble, oldest first. */
export async function findTroubledSubscriptions(
  db: Db,
  merchantId: string,
  since: Date,
): Promise<TroubledSubscription[]> {
  const rows = await db.read<{ subscription: TroubledSubscription }>(findTroubled, [
    merchantId,
    since,
  ])
  return rows.map((row) => row.subscription)
}
