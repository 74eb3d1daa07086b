import { type Db, statement } from '../../platform/db.ts'

const forget = statement(
  'webhook_forget_deliveries',
  `delete from webhook_deliveries d
    where (d.merchant_id, d.id) in (
      select f.merchant_id, f.id from webhook_deliveries f
       where f.finished_at < $1 and f.state in ('delivered', 'failed') limit $2)
   returning d.id`,
)

// 30 days of log: ten times as long as an address is tried.
const keptMs = 30 * 24 * 3_600_000
const batchSize = 5000

/** Deletes deliveries that ended 30 days ago, with their tries; returns how many. */
export async function forgetDeliveries(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs)
  let count = 0
  for (;;) {
    const gone = await db.write(forget, [before, batchSize])
    count += gone.length
    if (gone.length < batchSize) return count
  }
}
