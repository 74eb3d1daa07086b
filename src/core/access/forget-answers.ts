import { type Db, statement } from '../../platform/db.ts'

const forget = statement(
  'idempotency_forget',
  `delete from idempotency_keys k
    where (k.merchant_id, k.face, k.key) in (
      select f.merchant_id, f.face, f.key from idempotency_keys f
       where f.created_at < $1 limit $2 for update skip locked)
   returning 1`,
)

const keptMs = 86_400_000
const batchSize = 5000

/**
 * Deletes answers that were kept for a day, also of merchants who send no keys any more; returns
 * how many. Answers hold personal data, so they do not stay for ever.
 */
export async function forgetAnswers(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs)
  let count = 0
  for (;;) {
    const gone = await db.write(forget, [before, batchSize])
    count += gone.length
    if (gone.length < batchSize) return count
  }
}
