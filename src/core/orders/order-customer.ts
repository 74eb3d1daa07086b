import { statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { createCustomerIn } from '../customers/create-customer.ts'
import { findByEmailExclusively, type UniqueField } from '../customers/customer-uniqueness.ts'
import { DomainError } from '../errors.ts'
import { type NewEvent, newEvent } from '../events.ts'

/** The customer of an order to be. Without `id` a guest is made from the rest. */
export interface OrderCustomer {
  id: string | null
  /** FIRST LINE's number of a known customer; the order shows it. */
  firstline_id?: number
  name: string | null
  email: string | null
  phone: string | null
  ref_user_id: string | null
  /** Numbers taken beforehand for a guest: FIRST LINE's id and the till's member number. */
  guest?: { firstline_id: number; wixtar_number: string }
  /** What no other customer may have when a guest is made; nothing unless said. */
  unique?: UniqueField[]
}

const lockCustomer = statement(
  'order_lock_customer',
  `select registered_at from customers
    where merchant_id = $1 and id = $2 and deleted_at is null for update`,
)

const registerCustomer = statement(
  'order_register_customer',
  `update customers set registered_at = $3, updated_at = $3, version = version + 1
    where merchant_id = $1 and id = $2`,
)

/**
 * Locks the order's customer, or makes the guest, and makes them a member when asked. Returns the
 * id and the events of what changed. Refuses a customer that was deleted meanwhile.
 */
export async function settleCustomer(
  tx: Tx,
  actor: Actor,
  customer: OrderCustomer,
  registers: boolean,
  now: Date,
): Promise<{ id: string; events: NewEvent[] }> {
  // Of two orders that bring the same unknown e-mail at once, the second finds the first's guest.
  const id =
    customer.id ??
    (customer.email ? await findByEmailExclusively(tx, actor.merchant.id, customer.email) : null)
  if (!id) {
    const { customer: guest, event } = await createCustomerIn(
      tx,
      actor,
      {
        name: customer.name ?? customer.email ?? '',
        email: customer.email,
        phone: customer.phone,
        registered_at: registers ? now : null,
        created_by: actor.face,
        unique: customer.unique ?? [],
      },
      customer.guest as { firstline_id: number; wixtar_number: string },
      now,
    )
    return { id: guest.id, events: [event] }
  }
  const [row] = await tx.run<{ registered_at: Date | null }>(lockCustomer, [actor.merchant.id, id])
  if (!row) throw new DomainError('order_customer_unknown')
  if (!registers || row.registered_at) return { id, events: [] }
  await tx.run(registerCustomer, [actor.merchant.id, id, now])
  const event = newEvent(actor, 'customer.updated', id, { changed: ['registered_at'] }, now)
  return { id, events: [event] }
}
