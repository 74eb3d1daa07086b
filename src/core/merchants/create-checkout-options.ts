import { type Db, statement } from '../../platform/db.ts'
import { newId } from '../ids.ts'
import type { Minor } from '../money.ts'
import type { Translations } from '../translations.ts'

/** A way of delivery to be. `region_type` is the carrier's code, custom when none is integrated. */
export interface NewDeliveryOption {
  name_translations: Translations
  region_type: string
  delivery_type: string
  fee_minor: Minor
}

const insertDeliveryOption = statement(
  'delivery_option_insert',
  `insert into delivery_options (merchant_id, id, name_translations, region_type, delivery_type,
     fee_minor, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7)`,
)

/** Makes a way of delivery and returns its id. */
export async function createDeliveryOption(
  db: Db,
  merchantId: string,
  input: NewDeliveryOption,
  now: Date,
): Promise<string> {
  const id = newId(now)
  await db.write(insertDeliveryOption, [
    merchantId,
    id,
    JSON.stringify(input.name_translations),
    input.region_type,
    input.delivery_type,
    input.fee_minor,
    now,
  ])
  return id
}

/** A way of payment to be. */
export interface NewPaymentMethod {
  name_translations: Translations
  type: string
  /** SHOPLINE's further fields, such as fee_percent. */
  details?: Record<string, unknown>
}

const insertPaymentMethod = statement(
  'payment_method_insert',
  `insert into payment_methods (merchant_id, id, name_translations, type, details, created_at,
     updated_at)
   values ($1, $2, $3, $4, $6, $5, $5)`,
)

/** Makes a way of payment and returns its id. */
export async function createPaymentMethod(
  db: Db,
  merchantId: string,
  input: NewPaymentMethod,
  now: Date,
): Promise<string> {
  const id = newId(now)
  await db.write(insertPaymentMethod, [
    merchantId,
    id,
    JSON.stringify(input.name_translations),
    input.type,
    now,
    JSON.stringify(input.details ?? {}),
  ])
  return id
}
