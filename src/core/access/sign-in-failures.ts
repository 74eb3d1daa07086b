import { createHash } from 'node:crypto'
import { type Db, statement } from '../../platform/db.ts'
import { inTurn } from '../../platform/in-turn.ts'
import { DomainError } from '../errors.ts'
import type { Staff } from './staff.ts'

const freeTries = 5
const minutesMs = 60_000
const longestWaitMs = 15 * minutesMs
const dayMs = 86_400_000

// Not at all before the fifth, then one minute, two, four … up to fifteen.
function waitAfterFailures(failureCount: number): number {
  if (failureCount < freeTries) return 0
  return Math.min(minutesMs * 2 ** (failureCount - freeTries), longestWaitMs)
}

// What was typed as the account, as failures are counted by: one row however it is written.
function accountHash(account: string): Buffer {
  return createHash('sha256').update(account.trim().toLowerCase()).digest()
}

const read = statement(
  'sign_in_failures_read',
  'select failure_count, last_failed_at from sign_in_failures where account_hash = $1',
)

async function assertNoWait(db: Db, account: Buffer, now: Date): Promise<void> {
  const [row] = await db.read<{ failure_count: number; last_failed_at: Date }>(read, [account])
  const waitMs = row ? waitAfterFailures(row.failure_count) : 0
  // Requests at once are not looked at in the order of their times: one may be older than `row`.
  if (!row || waitMs === 0) return
  const until = row.last_failed_at.getTime() + waitMs
  const seconds = Math.ceil((until - now.getTime()) / 1000)
  if (seconds > 0) throw new DomainError('sign_in_locked', { retry_after: seconds })
}

// Each failure makes room by dropping a few that are over, so invented accounts do not pile up.
const record = statement(
  'sign_in_failures_record',
  `with old as (
     delete from sign_in_failures where account_hash in (
       select account_hash from sign_in_failures
        where last_failed_at < $4 and account_hash <> $1
        order by last_failed_at limit 4 for update skip locked)
   )
   insert into sign_in_failures as f (account_hash, failure_count, last_failed_at)
   values ($1, 1, $2)
   on conflict (account_hash) do update
      set failure_count = case
            when f.last_failed_at < case when f.failure_count < $5 then $3::timestamptz else $4 end
            then 1 else f.failure_count + 1 end,
          last_failed_at = greatest(f.last_failed_at, $2)`,
)

const forget = statement(
  'sign_in_failures_forget',
  'delete from sign_in_failures where account_hash = $1',
)

/** Under what wrong passwords are counted, at each place where one is asked for. */
export const failureNames = {
  console: (accountOrEmail: string) => accountOrEmail,
  firstline: (account: string) => `firstline ${account}`,
  wixtar: (merchantId: string, codeOrAccount: string) => `wixtar ${merchantId} ${codeOrAccount}`,
  /** Whoever is signed in already and changes their own. */
  ownPassword: (staffId: string) => `staff ${staffId}`,
}

// Over all merchants, as accounts and e-mails are signed in with; codes are of one merchant.
const findOwnNames = statement(
  'sign_in_failures_own_names',
  `select w.name from unnest($3::text[]) as w(name)
    where not exists (
      select 1 from staff s
       where (s.merchant_id <> $1 or s.id <> $2)
         and (lower(s.account) = w.name or lower(s.email) = w.name
              or (s.merchant_id = $1 and lower(s.code) = w.name)))`,
)

type Person = Pick<Staff, 'merchant_id' | 'id' | 'account' | 'email' | 'code'>

/**
 * Forgets the wrong passwords of one person, who has a new one now. What is counted under a name
 * that somebody else has, too, stays: it would give more guesses at the other one's password.
 */
export async function forgetFailures(
  db: Db,
  { merchant_id, id, account, email, code }: Person,
): Promise<void> {
  const written = [account, email, code].map((name) => name.toLowerCase())
  const rows = await db.read<{ name: string }>(findOwnNames, [merchant_id, id, written])
  const { console, firstline, wixtar, ownPassword } = failureNames
  const counted: [string, string[]][] = [
    [account, [console(account), firstline(account), wixtar(merchant_id, account)]],
    [email, [console(email)]],
    [code, [wixtar(merchant_id, code)]],
  ]
  const isOwn = (name: string) => rows.some((row) => row.name === name.toLowerCase())
  const names = counted.flatMap(([name, all]) => (isOwn(name) ? all : []))
  // Each by itself: whoever counts a failure holds several rows, in another order.
  await Promise.all(
    [...names, ownPassword(id)].map((name) => db.write(forget, [accountHash(name)])),
  )
}

/**
 * Looks at one password of an account: what `check` answers, null being a wrong one. Refuses
 * (sign_in_locked), and does not look, after five wrong ones; the wait grows with each further one.
 * Fewer than five are forgotten after fifteen minutes without one; an account that had to wait is
 * only trusted again after a day, or after a right password. `name` tells apart what is guessed at.
 */
export function countingFailures<Result>(
  db: Db,
  name: string,
  now: Date,
  check: () => Promise<Result | null>,
  /** Whether a right password also tells that who guessed before was the same person. */
  isTrusted: (result: Result) => boolean = () => true,
): Promise<Result | null> {
  const account = accountHash(name)
  // One after another, so that guesses at once are counted like guesses in a row.
  return inTurn(`password ${account.toString('hex')}`, async () => {
    await assertNoWait(db, account, now)
    const result = await check()
    if (result === null) {
      const before = (ms: number) => new Date(now.getTime() - ms)
      await db.write(record, [account, now, before(longestWaitMs), before(dayMs), freeTries])
    } else if (isTrusted(result)) {
      await db.write(forget, [account])
    }
    return result
  })
}
