import { createHash } from 'node:crypto'
import { type Db, statement, type Tx } from '../../platform/db.ts'
import { inTurn } from '../../platform/in-turn.ts'
import { insideOf, undoable } from '../../platform/inside-transaction.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'

/** What a caller was told, in whatever form its face has. */
export interface KeptAnswer {
  status: number
  headers?: Record<string, string | string[]>
  body: string | object | null
}

/** A request that its caller named, so that sending it again does nothing twice. */
export interface NamedRequest {
  key: string
  /** What must be the same when the key comes again: method, path and input, as plain JSON. */
  content: unknown
  /** Does the work in the given database. */
  answer(inside: Db): Promise<KeptAnswer>
  /** The answer to an error; below 500 it is a refusal, which is kept like any other answer. */
  refuse(error: unknown): KeptAnswer
}

const keyLengthMax = 255
const keptMs = 86_400_000

const insertKey = statement(
  'idempotency_insert',
  `insert into idempotency_keys (merchant_id, face, key, request_hash, created_at)
   values ($1, $2, $3, $4, $5)
   on conflict (merchant_id, face, key) do nothing
   returning 1`,
)

const readAnswer = statement(
  'idempotency_read',
  `select request_hash, status, headers, body from idempotency_keys
    where merchant_id = $1 and face = $2 and key = $3`,
)

// Each answer that is kept makes room by dropping a few old ones, so the table stops growing.
const storeAnswer = statement(
  'idempotency_store',
  `with old as (
     delete from idempotency_keys where merchant_id = $1 and (face, key) in (
       select face, key from idempotency_keys
        where merchant_id = $1 and created_at < $7
        order by created_at limit 4 for update skip locked)
   )
   update idempotency_keys set status = $4, headers = $5, body = $6
    where merchant_id = $1 and face = $2 and key = $3`,
)

/**
 * Answers a request whose caller gave it a key: the first time by doing the work and keeping the
 * answer in the same transaction, every later time with that answer (design §6). A second request
 * waits for the first. A failure of ours keeps nothing, so the caller may try again. Refuses a key
 * that is not 1 to 255 printable characters, and one that stood for another request.
 */
export async function answerOnce(
  db: Db,
  actor: Actor,
  request: NamedRequest,
  now: Date,
): Promise<KeptAnswer> {
  if (!isKey(request.key)) throw new DomainError('idempotency_key_invalid')
  const name = [actor.merchant.id, actor.face, request.key]
  return inTurn(`key ${name.join(' ')}`, () =>
    db.transaction(async (tx) => {
      const hash = hashOf(actor, request.content)
      for (;;) {
        const [isFirst] = await tx.run(insertKey, [...name, hash, now])
        if (isFirst) break
        const given = await answerGiven(tx, name, hash)
        // Null when it was dropped for its age between the two statements.
        if (given) return given
      }
      const answer = await answerOf(db, tx, request)
      const { headers = null } = answer
      const body = typeof answer.body === 'object' ? textOf(answer.body) : answer.body
      const until = new Date(now.getTime() - keptMs)
      await tx.run(storeAnswer, [
        ...name,
        answer.status,
        headers && JSON.stringify(headers),
        body,
        until,
      ])
      return { ...answer, body }
    }),
  )
}

function isKey(key: string): boolean {
  return key.length <= keyLengthMax && /^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/.test(key)
}

async function answerGiven(tx: Tx, name: string[], hash: Buffer): Promise<KeptAnswer | null> {
  const [given] = await tx.run<{
    request_hash: Buffer
    status: number
    headers: Record<string, string | string[]> | null
    body: string | null
  }>(readAnswer, name)
  if (!given) return null
  if (!given.request_hash.equals(hash)) throw new DomainError('idempotency_key_reused')
  const headers = { ...given.headers, 'idempotent-replayed': 'true' }
  return { status: given.status, headers, body: given.body }
}

// A refusal undoes what was done before it, and is an answer; any other error undoes the key too.
async function answerOf(db: Db, tx: Tx, request: NamedRequest): Promise<KeptAnswer> {
  try {
    return await undoable(tx, () => request.answer(insideOf(tx, db)))
  } catch (error) {
    const answer = request.refuse(error)
    if (answer.status >= 500) throw error
    return answer
  }
}

function textOf(body: object | null): string | null {
  return body && JSON.stringify(body)
}

// Another person's request is another request, even when the words are the same.
function hashOf(actor: Actor, content: unknown): Buffer {
  const text = JSON.stringify([actor.kind, actor.id, content], (_, value) => sorted(value))
  return createHash('sha256').update(text).digest()
}

// A client that writes its members in another order means the same.
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
