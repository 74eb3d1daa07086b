import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { loadStaff } from '../merchants/find-staff.ts'
import { type Permission, permissionsOf, scopesOfFace } from './permissions.ts'
import type { Staff } from './staff.ts'
import { type Access, createTokenIn, forgetAccess, type TokenFace } from './tokens.ts'

/** A token as lists show it; the token itself is known to its owner alone. */
export interface TokenListing {
  id: string
  face: TokenFace
  name: string
  staff: { id: string; name: string } | null
  /** None is everything. */
  scopes: string[]
  created_at: string
  last_used_at: string | null
  expires_at: string | null
  revoked_at: string | null
}

const findPage = statement(
  'tokens_list',
  `select row_to_json(l) as token from (
     select t.id, t.face, t.name, t.scopes, t.created_at, t.last_used_at, t.expires_at,
            t.revoked_at,
            (select json_build_object('id', s.id, 'name', s.name) from staff s
              where s.merchant_id = $1 and s.id = t.staff_id) as staff
       from access_tokens t
      where t.merchant_id = $1 and t.kind = 'token' and t.customer_id is null
        and ($2::boolean is null
             or $2 = (t.revoked_at is null and (t.expires_at is null or t.expires_at > $3)))
        and ($4::text is null or (t.created_at, t.id) <
             (select c.created_at, c.id from access_tokens c
               where c.merchant_id = $1 and c.id = $4))
      order by t.created_at desc, t.id desc limit $5) l`,
)

/** One page of a merchant's tokens, newest first; `is_live` narrows to those that work, or do not. */
export async function findTokens(
  db: Db,
  merchantId: string,
  page: { is_live?: boolean | undefined; after_id?: string | undefined; limit: number },
  now: Date,
): Promise<TokenListing[]> {
  const rows = await db.read<{ token: TokenListing }>(findPage, [
    merchantId,
    page.is_live ?? null,
    now,
    page.after_id ?? null,
    page.limit,
  ])
  return rows.map((row) => row.token)
}

/** What somebody asks a token to be. */
export interface TokenRequest {
  face: TokenFace
  name: string
  /** None is everything. */
  scopes: Permission[]
  staff_id: string | null
  expires_at: Date | null
}

const insertEvent = statement('tokens_insert_event', insertEventsSql('$1'))

const loadListing = statement(
  'tokens_load',
  `select row_to_json(l) as token from (
     select t.id, t.face, t.name, t.scopes, t.created_at, t.last_used_at, t.expires_at,
            t.revoked_at,
            (select json_build_object('id', s.id, 'name', s.name) from staff s
              where s.merchant_id = $1 and s.id = t.staff_id) as staff
       from access_tokens t
      where t.merchant_id = $1 and t.id = $2 and t.kind = 'token' and t.customer_id is null) l`,
)

/**
 * Makes a token and returns it, this once. Refuses scopes that the face does not know (invalid) or
 * that the caller does not have (token_scope_beyond_own), a FIRST LINE token for nobody
 * (token_staff_required), an unknown person (staff_not_found) and a time that has passed
 * (token_expiry_past).
 */
export async function issueToken(
  db: Db,
  caller: Access,
  request: TokenRequest,
  now: Date,
): Promise<{ token: TokenListing; text: string }> {
  const { actor } = caller
  const merchantId = actor.merchant.id
  const known = scopesOfFace(request.face)
  const unknown = request.scopes.find((scope) => !known.includes(scope))
  if (unknown) throw new DomainError('invalid', { field: 'scopes', reason: unknown })
  if (request.expires_at && request.expires_at <= now) throw new DomainError('token_expiry_past')
  if (request.face === 'firstline' && request.staff_id === null) {
    throw new DomainError('token_staff_required', { field: 'staff_id' })
  }
  const staff = request.staff_id === null ? null : await loadStaff(db, merchantId, request.staff_id)
  // Nothing works for somebody who left.
  if (staff?.disabled_at) throw new DomainError('staff_not_found')
  assertWithin(caller, request, staff)
  const made = await db.transaction(async (tx) => {
    const { id, text } = await createTokenIn(tx, { ...request, merchant_id: merchantId }, now)
    const { face, name, scopes, staff_id, expires_at } = request
    const data = { face, name, scopes, staff_id, expires_at: expires_at?.toISOString() ?? null }
    const event = newEvent(actor, 'token.created', id, data, now)
    await tx.run(insertEvent, [JSON.stringify([event])])
    const [row] = await tx.run<{ token: TokenListing }>(loadListing, [merchantId, id])
    return { token: (row as { token: TokenListing }).token, text }
  })
  forgetAccess()
  return made
}

// Otherwise a token that may make tokens could make itself one that may do everything.
function assertWithin(caller: Access, request: TokenRequest, staff: Staff | null): void {
  const { face, scopes } = request
  const every = scopes.length === 0 ? scopesOfFace(face) : scopes
  // Of a person's token also what the person may not do yet: a role can grow.
  const given = face === 'console' ? [...permissionsOf({ staff, scopes }), ...scopes] : every
  const own = permissionsOf(caller)
  const beyond = given.find((each) => !own.includes(each))
  if (beyond) throw new DomainError('token_scope_beyond_own', { reason: beyond })
}

const revoke = statement(
  'tokens_revoke_by_id',
  `update access_tokens set revoked_at = $3
    where merchant_id = $1 and id = $2 and kind = 'token' and customer_id is null
      and revoked_at is null
   returning face, name`,
)

/** Ends a token at once; one that has been ended stays so. Refuses an unknown one (token_not_found). */
export async function revokeTokenById(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  const merchantId = actor.merchant.id
  await db.transaction(async (tx) => {
    const [revoked] = await tx.run<{ face: string; name: string }>(revoke, [merchantId, id, now])
    if (revoked) {
      const event = newEvent(actor, 'token.revoked', id, revoked, now)
      await tx.run(insertEvent, [JSON.stringify([event])])
      return
    }
    const [known] = await tx.run(loadListing, [merchantId, id])
    if (!known) throw new DomainError('token_not_found')
  })
  forgetAccess()
}
