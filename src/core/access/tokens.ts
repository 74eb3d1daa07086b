import { createHash, randomBytes } from 'node:crypto'
import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import type { Merchant } from '../merchants/merchant.ts'
import { merchantColumns } from '../merchants/merchant.ts'
import type { Staff } from './staff.ts'
import { staffColumns } from './staff.ts'

export type TokenFace = 'shopline' | 'firstline' | 'wixtar' | 'console'

/** A token is given to a program; a session is kept by a browser, in its cookie. */
export type TokenKind = 'token' | 'session'

/** What a live token stands for. */
export interface Access {
  /** What lists and addresses call the token by. */
  id: string
  kind: TokenKind
  actor: Actor
  staff: Staff | null
  /** The customer whom a member's own token stands for. */
  customer_id: string | null
  scopes: string[]
  created_at: string
  expires_at: string | null
}

export interface NewToken {
  merchant_id: string
  face: TokenFace
  staff_id: string | null
  customer_id?: string | null
  name: string
  /** What it may do, in the words of permissions.ts; none or left out is everything. */
  scopes?: string[]
  expires_at: Date | null
}

/** The hash under which a token is stored and looked up. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

const insertToken = statement(
  'tokens_insert',
  `insert into access_tokens (token_hash, merchant_id, face, staff_id, customer_id, name, created_at,
     expires_at, scopes, id)
   values ($1, $2, $3, $4, $8, $5, $6, $7, $9, $10)`,
)

const revokeStaffTokens = statement(
  'tokens_revoke_staff',
  `update access_tokens set revoked_at = $4
    where merchant_id = $1 and face = $2 and staff_id = $3 and revoked_at is null
  returning token_hash`,
)

const lockStaff = statement(
  'tokens_lock_staff',
  'select id from staff where merchant_id = $1 and id = $2 for update',
)

/**
 * Makes a token, which is random, shown once and stored as its hash. A FIRST LINE token replaces
 * the employee's previous one at once (spec/firstline/conventions.md 2.2).
 */
export async function createToken(db: Db, token: NewToken, now: Date): Promise<string> {
  const { text } = await db.transaction((tx) => createTokenIn(tx, token, now))
  forgetAccess()
  return text
}

/** The same within a transaction, whose owner calls `forgetAccess` when it has ended. */
export async function createTokenIn(
  tx: Tx,
  token: NewToken,
  now: Date,
): Promise<{ id: string; text: string }> {
  const id = newId(now)
  const text = randomBytes(32).toString('base64url')
  if (token.face === 'firstline') {
    await tx.run(lockStaff, [token.merchant_id, token.staff_id])
    await revokeTokens(tx, token.merchant_id, token.face, token.staff_id, now)
  }
  await tx.run(insertToken, [
    tokenHash(text),
    token.merchant_id,
    token.face,
    token.staff_id,
    token.name,
    now,
    token.expires_at,
    token.customer_id ?? null,
    token.scopes ?? [],
    id,
  ])
  return { id, text }
}

async function revokeTokens(
  tx: Tx,
  merchantId: string,
  face: TokenFace,
  staffId: string | null,
  now: Date,
): Promise<void> {
  await tx.run(revokeStaffTokens, [merchantId, face, staffId, now])
}

const revokeToken = statement(
  'tokens_revoke',
  'update access_tokens set revoked_at = $2 where token_hash = $1 and revoked_at is null',
)

/** Ends one token; an unknown one is no error. */
export async function revokeAccess(db: Db, token: string, now: Date): Promise<void> {
  await db.write(revokeToken, [tokenHash(token), now])
  forgetAccess()
}

const findToken = statement(
  'tokens_find',
  `select t.id, t.scopes, t.customer_id, t.created_at, t.expires_at, t.last_used_at,
          (select row_to_json(m) from (select ${merchantColumns}
             from merchants where id = t.merchant_id) m) as merchant,
          (select row_to_json(s) from (select ${staffColumns}
             from staff where merchant_id = t.merchant_id and id = t.staff_id) s) as staff
     from access_tokens t
    where t.token_hash = $1 and t.face = $2 and t.kind = $3 and t.revoked_at is null
      and not exists (select 1 from staff where merchant_id = t.merchant_id and id = t.staff_id
                         and disabled_at is not null)`,
)

const noteUse = statement(
  'tokens_note_use',
  'update access_tokens set last_used_at = $2 where token_hash = $1',
)

// Near enough for a list, and seldom enough to cost nothing.
const useNotedMs = 300_000

interface TokenRow {
  id: string
  scopes: string[]
  customer_id: string | null
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
  merchant: Merchant
  staff: Staff | null
}

// Tokens are remembered for a moment, which saves a round trip on nearly every request. This server
// forgets them at once when it revokes one; another server of the same database within 2 s.
const rememberedMs = 2000
const rememberedCountMax = 10_000
let remembered = new Map<string, { access: Access; face: TokenFace; until: number }>()

/** Drops what was remembered of all tokens; called by whoever changes tokens, staff or merchants. */
export function forgetAccess(): void {
  remembered = new Map()
}

/**
 * Does `work`, which may be part of a transaction that ends with it. What was forgotten within may
 * have been remembered again, as it was before, until the transaction ended: it is forgotten again.
 */
export async function forgettingAgain<Result>(work: () => Promise<Result>): Promise<Result> {
  const generation = remembered
  const result = await work()
  if (remembered !== generation) forgetAccess()
  return result
}

/**
 * What a token of this face stands for, or null when it is unknown, expired, revoked, belongs to
 * another face or to somebody who left.
 */
export function findAccess(
  db: Db,
  face: TokenFace,
  token: string,
  now: Date,
): Promise<Access | null> {
  return findLive(db, { face, kind: 'token', token }, now)
}

/** What the token of a browser's cookie stands for, or null like `findAccess`. */
export function findSession(db: Db, token: string, now: Date): Promise<Access | null> {
  return findLive(db, { face: 'console', kind: 'session', token }, now)
}

interface Sought {
  face: TokenFace
  kind: TokenKind
  token: string
}

async function findLive(db: Db, sought: Sought, now: Date): Promise<Access | null> {
  const known = remembered.get(sought.token)
  const isSame = known?.face === sought.face && known.access.kind === sought.kind
  const isFresh = isSame && known.until > now.getTime()
  const access = isFresh ? known.access : await readAccess(db, sought, now)
  if (!access) return null
  if (access.expires_at !== null && Date.parse(access.expires_at) <= now.getTime()) return null
  return access
}

async function readAccess(db: Db, sought: Sought, now: Date): Promise<Access | null> {
  const { face, kind, token } = sought
  const generation = remembered
  const hash = tokenHash(token)
  const [row] = await db.read<TokenRow>(findToken, [hash, face, kind])
  if (!row) return null
  if (now.getTime() - (row.last_used_at?.getTime() ?? 0) > useNotedMs) {
    // Nobody waits for it, and a request must not fail for it.
    db.write(noteUse, [hash, now]).catch(() => {})
  }
  const access: Access = {
    id: row.id,
    kind,
    actor: actorOf(row.merchant, row.staff, face),
    staff: row.staff,
    customer_id: row.customer_id,
    scopes: row.scopes,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at?.toISOString() ?? null,
  }
  if (generation.size >= rememberedCountMax) generation.clear()
  // Written into the map that was current when the row was read: a revocation meanwhile replaced it.
  generation.set(token, { access, face, until: now.getTime() + rememberedMs })
  return access
}

/** The actor a token or a command acts as: the staff member, or the merchant when there is none. */
export function actorOf(merchant: Merchant, staff: Staff | null, face: Actor['face']): Actor {
  return {
    merchant,
    face,
    kind: staff ? 'staff' : 'merchant',
    id: staff?.id ?? null,
    name: staff?.name ?? merchant.name,
    code: staff?.code ?? null,
  }
}
