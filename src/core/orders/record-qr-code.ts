import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { loadOrder, type OrderKey } from './load-order.ts'

const insertQrCode = statement('order_record_qr_code', insertEventsSql('$1'))

/**
 * Writes down that a QR code was scanned or shown for an order, as an event of it; the order stays as
 * it is. Refuses order_not_found in any other store.
 */
export async function recordQrCode(
  db: Db,
  actor: Actor,
  key: OrderKey,
  input: { store_id: string; qr_code: string; operator_code: string; at: Date },
  now: Date,
): Promise<void> {
  const order = await loadOrder(db, actor.merchant.id, key)
  if (order.store_id !== input.store_id) throw new DomainError('order_not_found')
  const data = {
    qr_code: input.qr_code,
    operator_code: input.operator_code,
    at: input.at.toISOString(),
  }
  const event = newEvent(actor, 'order.qr_code_recorded', order.id, data, now)
  await db.write(insertQrCode, [JSON.stringify([event])])
}
