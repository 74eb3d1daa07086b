import { randomBytes } from 'node:crypto'
import { type Db, statement, type Tx } from '../../platform/db.ts'
import { newId } from '../ids.ts'
import { forgetAccess, tokenHash } from './tokens.ts'

/** Seven days, whether it is used or not. */
export const sessionMs = 7 * 86_400_000

const userAgentLengthMax = 300

// The password was checked a while ago. Whoever changes it holds the row of the person until all
// sessions are ended, so that none is made by the old one behind their back.
const insertSession = statement(
  'sessions_insert',
  `with person as (
     select id from staff
      where merchant_id = $2 and id = $4 and password_hash = $8 and disabled_at is null for share
   ), over as (
     delete from access_tokens
      where merchant_id = $2 and staff_id in (select id from person) and kind = 'session'
        and expires_at <= $6
   )
   insert into access_tokens (token_hash, merchant_id, id, kind, face, staff_id, name, user_agent,
     created_at, expires_at, last_used_at)
   select $1, $2, $3, 'session', 'console', id, 'console', $5, $6, $7, $6 from person
   returning 1`,
)

/**
 * Makes a session of a staff member: a random token for a cookie, stored as its hash. Null when the
 * password is not the one that was checked any more, or the person has left.
 */
export async function createSession(
  db: Db,
  staff: { merchant_id: string; id: string; password_hash: string },
  userAgent: string,
  now: Date,
): Promise<string | null> {
  const token = randomBytes(32).toString('base64url')
  const made = await db.write(insertSession, [
    tokenHash(token),
    staff.merchant_id,
    newId(now),
    staff.id,
    userAgent.slice(0, userAgentLengthMax),
    now,
    new Date(now.getTime() + sessionMs),
    staff.password_hash,
  ])
  return made.length > 0 ? token : null
}

/** A session as its owner sees it. */
export interface Session {
  id: string
  created_at: string
  last_used_at: string | null
  expires_at: string
  user_agent: string
}

const findOfStaff = statement(
  'sessions_find',
  `select id, created_at, last_used_at, expires_at, user_agent from access_tokens
    where merchant_id = $1 and staff_id = $2 and kind = 'session' and expires_at > $3
    order by created_at desc, id desc limit 200`,
)

interface SessionRow {
  id: string
  created_at: Date
  last_used_at: Date | null
  expires_at: Date
  user_agent: string
}

/** The live sessions of a staff member, the newest first. */
export async function findSessions(
  db: Db,
  merchantId: string,
  staffId: string,
  now: Date,
): Promise<Session[]> {
  const rows = await db.read<SessionRow>(findOfStaff, [merchantId, staffId, now])
  return rows.map((row) => ({
    ...row,
    created_at: row.created_at.toISOString(),
    last_used_at: row.last_used_at?.toISOString() ?? null,
    expires_at: row.expires_at.toISOString(),
  }))
}

const deleteSessions = statement(
  'sessions_delete',
  `delete from access_tokens
    where merchant_id = $1 and staff_id = $2 and kind = 'session'
      and ($3::text is null or id = $3) and ($4::text is null or id <> $4)
  returning 1`,
)

/** Ends one session of a staff member; false when they have none of this id, or it has ended. */
export async function endSession(
  db: Db,
  merchantId: string,
  staffId: string,
  id: string,
): Promise<boolean> {
  const ended = await db.write(deleteSessions, [merchantId, staffId, id, null])
  forgetAccess()
  return ended.length > 0
}

/** Ends all sessions of a staff member. */
export async function endSessions(db: Db, merchantId: string, staffId: string): Promise<void> {
  await db.write(deleteSessions, [merchantId, staffId, null, null])
  forgetAccess()
}

/**
 * Ends all sessions of a staff member, or all but one, within a transaction that holds the row of the
 * person; its owner calls `forgetAccess` when it has ended.
 */
export async function endSessionsIn(
  tx: Tx,
  merchantId: string,
  staffId: string,
  exceptId: string | null = null,
): Promise<void> {
  await tx.run(deleteSessions, [merchantId, staffId, null, exceptId])
}
