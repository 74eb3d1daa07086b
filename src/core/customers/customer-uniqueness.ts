import { statement, type Tx } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'

/** What a face may ask to be the customer's alone. */
export type UniqueField = 'email' | 'phone'

// A lock on the value and not on a row: nobody may have the value yet. It ends with the
// transaction. E-mail comes before phone everywhere, so that two writers never wait in a circle.
const lockValue = statement(
  'customer_lock_value',
  'select pg_advisory_xact_lock(hashtextextended($1, 0))',
)

const takenBy = {
  email: statement(
    'customer_email_taken',
    `select 1 from customers where merchant_id = $1 and lower(email) = lower($2) and id <> $3
        and deleted_at is null limit 1`,
  ),
  phone: statement(
    'customer_phone_taken',
    `select 1 from customers where merchant_id = $1 and phone = $2 and id <> $3
        and deleted_at is null limit 1`,
  ),
}

/**
 * Makes sure, until the transaction ends, that no other customer has this e-mail or phone; of two
 * that come at once the second waits and is refused (customer_email_taken, customer_phone_taken).
 * It is asked for by the face: contacts of FIRST LINE may share a phone.
 */
export async function claimUnique(
  tx: Tx,
  merchantId: string,
  customer: { id: string; email: string | null; phone: string | null },
  fields: UniqueField[],
): Promise<void> {
  for (const field of ['email', 'phone'] as const) {
    const value = customer[field]
    if (!fields.includes(field) || value === null) continue
    await tx.run(lockValue, [`${merchantId} ${field} ${value.toLowerCase()}`])
    const taken = await tx.run(takenBy[field], [merchantId, value, customer.id])
    if (taken.length > 0) throw new DomainError(`customer_${field}_taken`)
  }
}

const findByEmail = statement(
  'customer_find_by_email',
  `select id from customers where merchant_id = $1 and lower(email) = lower($2)
      and deleted_at is null order by created_at limit 1`,
)

/**
 * The id of the customer with this e-mail, or null; until the transaction ends nobody else can
 * become the customer with it. For whoever makes the customer when there is none.
 */
export async function findByEmailExclusively(
  tx: Tx,
  merchantId: string,
  email: string,
): Promise<string | null> {
  await tx.run(lockValue, [`${merchantId} email ${email.toLowerCase()}`])
  const [row] = await tx.run<{ id: string }>(findByEmail, [merchantId, email])
  return row?.id ?? null
}
