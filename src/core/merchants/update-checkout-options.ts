import { type Db, type Statement, statement } from '../../platform/db.ts'
import { insideOf } from '../../platform/inside-transaction.ts'
import type { Actor } from '../actor.ts'
import { changedValues } from '../changed-values.ts'
import { DomainError, type ErrorCode } from '../errors.ts'
import { type EventKind, insertEventsSql, newEvent } from '../events.ts'
import { assertSameVersion } from '../version.ts'
import {
  createDeliveryOption,
  createPaymentMethod,
  type NewDeliveryOption,
  type NewPaymentMethod,
} from './create-checkout-options.ts'
import type { DeliveryOption } from './find-delivery-options.ts'
import type { PaymentMethod } from './find-payment-methods.ts'

/** Which row is changed, and the version of it that the person saw; null did not say. */
export interface SeenRow {
  id: string
  version: number | null
}

const insertEvents = statement('checkout_insert_events', insertEventsSql('$1'))

/** Makes a way of delivery as the actor, and returns its id. */
export function addDeliveryOption(
  db: Db,
  actor: Actor,
  input: NewDeliveryOption,
  now: Date,
): Promise<string> {
  return withEvent(db, actor, { kind: 'delivery_option.created', data: input }, now, (inside) =>
    createDeliveryOption(inside, actor.merchant.id, input, now),
  )
}

/** Makes a way of payment as the actor, and returns its id. */
export function addPaymentMethod(
  db: Db,
  actor: Actor,
  input: NewPaymentMethod,
  now: Date,
): Promise<string> {
  return withEvent(db, actor, { kind: 'payment_method.created', data: input }, now, (inside) =>
    createPaymentMethod(inside, actor.merchant.id, input, now),
  )
}

async function withEvent(
  db: Db,
  actor: Actor,
  { kind, data }: { kind: EventKind; data: object },
  now: Date,
  create: (inside: Db) => Promise<string>,
): Promise<string> {
  return db.transaction(async (tx) => {
    const id = await create(insideOf(tx, db.outside))
    await tx.run(insertEvents, [JSON.stringify([newEvent(actor, kind, id, data, now)])])
    return id
  })
}

const lockOf = (table: string) =>
  statement(
    `${table}_lock`,
    `select row_to_json(o) as option from ${table} o
      where o.merchant_id = $1 and o.id = $2 for no key update`,
  )

const lockDelivery = lockOf('delivery_options')
const lockPayment = lockOf('payment_methods')

const updateDelivery = statement(
  'delivery_option_update',
  `with changed as (
     update delivery_options
        set (status, name_translations, delivery_type, fee_minor, details, version, updated_at)
          = (select r.status, r.name_translations, r.delivery_type, r.fee_minor, r.details,
                    r.version, r.updated_at
               from json_populate_record(null::delivery_options, $3::json) r)
      where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$4')}`,
)

const updatePayment = statement(
  'payment_method_update',
  `with changed as (
     update payment_methods
        set (status, name_translations, details, version, updated_at)
          = (select r.status, r.name_translations, r.details, r.version, r.updated_at
               from json_populate_record(null::payment_methods, $3::json) r)
      where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$4')}`,
)

/** What may be changed of a way of delivery; its carrier stays. */
export type DeliveryOptionChanges = Partial<
  Pick<DeliveryOption, 'status' | 'name_translations' | 'delivery_type' | 'fee_minor' | 'details'>
>

/**
 * Changes a way of delivery; orders keep what it was at the sale. Refuses delivery_option_not_found
 * and settings_changed_meanwhile.
 */
export function updateDeliveryOption(
  db: Db,
  actor: Actor,
  seen: SeenRow,
  changes: DeliveryOptionChanges,
  now: Date,
): Promise<DeliveryOption> {
  const table: OptionTable = {
    lock: lockDelivery,
    update: updateDelivery,
    kind: 'delivery_option.updated',
    unknown: 'delivery_option_not_found',
  }
  return updateOption<DeliveryOption>({ db, actor, now }, table, seen, changes)
}

/** What may be changed of a way of payment; its type stays. */
export type PaymentMethodChanges = Partial<
  Pick<PaymentMethod, 'status' | 'name_translations' | 'details'>
>

/**
 * Changes a way of payment; orders keep what it was at the sale. Refuses payment_method_not_found and
 * settings_changed_meanwhile.
 */
export function updatePaymentMethod(
  db: Db,
  actor: Actor,
  seen: SeenRow,
  changes: PaymentMethodChanges,
  now: Date,
): Promise<PaymentMethod> {
  const table: OptionTable = {
    lock: lockPayment,
    update: updatePayment,
    kind: 'payment_method.updated',
    unknown: 'payment_method_not_found',
  }
  return updateOption<PaymentMethod>({ db, actor, now }, table, seen, changes)
}

interface OptionTable {
  lock: Statement
  update: Statement
  kind: EventKind
  unknown: ErrorCode
}

interface Option {
  version: number
  updated_at: string
  details: Record<string, unknown>
}

/** Changes one row under its lock; members of `details` are put beside those that are there. */
async function updateOption<Row extends Option>(
  { db, actor, now }: { db: Db; actor: Actor; now: Date },
  table: OptionTable,
  { id, version }: SeenRow,
  changes: Partial<Row>,
): Promise<Row> {
  const key = [actor.merchant.id, id]
  return db.transaction(async (tx) => {
    const [row] = await tx.run<{ option: Row }>(table.lock, key)
    if (!row) throw new DomainError(table.unknown)
    const before = row.option
    assertSameVersion(before, version)
    const details = changes.details ? { ...before.details, ...changes.details } : before.details
    const changed = changedValues<Row>(before, { ...changes, details })
    if (!changed) return before
    const after = {
      ...before,
      ...changes,
      details,
      version: before.version + 1,
      updated_at: now.toISOString(),
    }
    const event = newEvent(actor, table.kind, id, changed, now)
    await tx.run(table.update, [...key, JSON.stringify(after), JSON.stringify([event])])
    return after
  })
}
