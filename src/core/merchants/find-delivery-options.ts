import { type Db, statement } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { Minor } from '../money.ts'
import type { Translations } from '../translations.ts'

/** A way of delivery that a buyer can choose. */
export interface DeliveryOption {
  merchant_id: string
  id: string
  status: string
  name_translations: Translations
  region_type: string
  delivery_type: string
  fee_minor: Minor
  details: Record<string, unknown>
  created_at: string
  updated_at: string
  version: number
}

const readOptions = statement(
  'delivery_options_find',
  `select row_to_json(d) as option from delivery_options d
    where d.merchant_id = $1 and ($2::text is null or d.id = $2) order by d.created_at, d.id`,
)

/** All ways of delivery of a merchant, oldest first; a merchant has few. */
export async function findDeliveryOptions(db: Db, merchantId: string): Promise<DeliveryOption[]> {
  const rows = await db.read<{ option: DeliveryOption }>(readOptions, [merchantId, null])
  return rows.map((row) => row.option)
}

/** The way of delivery with this id; refuses with delivery_option_not_found. */
export async function loadDeliveryOption(
  db: Db,
  merchantId: string,
  id: string,
): Promise<DeliveryOption> {
  const [row] = await db.read<{ option: DeliveryOption }>(readOptions, [merchantId, id])
  if (!row) throw new DomainError('delivery_option_not_found')
  return row.option
}
