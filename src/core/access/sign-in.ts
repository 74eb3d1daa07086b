import { type Db, statement } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import { createSession } from './sessions.ts'
import { countingFailures, failureNames } from './sign-in-failures.ts'
import { isPassword } from './staff.ts'

// As many as are looked at for one e-mail, which several merchants may have on file. The number of
// tries is the same for every text with an @, so that it tells nothing.
const candidateCountMax = 3

interface Candidate {
  merchant_id: string
  id: string
  password_hash: string
}

// Inferred: who came first wins where two people have both the e-mail and the password in common.
// The e-mail is compared as it is counted by: Postgres takes more letters for an "i" than we do, and
// each of them would be an account of its own with five tries.
const findCandidates = statement(
  'sign_in_candidates',
  `select merchant_id, id, password_hash from staff
    where (account = $1 or lower(email) = $3) and disabled_at is null
    order by (account = $1) desc, created_at, id limit $2`,
)

/**
 * Signs a staff member in by account or e-mail and password; the answer is the token of a session.
 * Refuses alike (sign_in_failed) an unknown account and a wrong password, and (sign_in_locked)
 * whatever comes for an account with too many failures, a right password too.
 */
export async function signIn(
  db: Db,
  input: { account: string; password: string; user_agent: string },
  now: Date,
): Promise<string> {
  const account = input.account.trim()
  const staff = await countingFailures(
    db,
    failureNames.console(account),
    now,
    () => findByPassword(db, account, input.password),
    // Somebody with the same e-mail must not make room for more guesses at the other's password.
    ({ isAlone }) => isAlone,
  )
  const token = staff && (await createSession(db, staff, input.user_agent, now))
  if (!token) throw new DomainError('sign_in_failed')
  return token
}

async function findByPassword(
  db: Db,
  account: string,
  password: string,
): Promise<(Candidate & { isAlone: boolean }) | null> {
  const count = account.includes('@') ? candidateCountMax : 1
  const candidates = await db.read<Candidate>(findCandidates, [
    account,
    count,
    account.toLowerCase(),
  ])
  const places = Array.from({ length: count }, (_, index) => candidates[index] ?? null)
  const checks = await Promise.all(
    places.map((each) => isPassword(password, each?.password_hash ?? null)),
  )
  const found = places.find((_, index) => checks[index])
  return found ? { ...found, isAlone: candidates.length === 1 } : null
}
