import { type Db, statement } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { Translations } from '../translations.ts'

/** A way of payment that a buyer can choose. */
export interface PaymentMethod {
  merchant_id: string
  id: string
  status: string
  name_translations: Translations
  type: string
  details: Record<string, unknown>
  created_at: string
  updated_at: string
  version: number
}

const readMethods = statement(
  'payment_methods_find',
  `select row_to_json(p) as method from payment_methods p
    where p.merchant_id = $1 and ($2::text is null or p.id = $2) order by p.created_at, p.id`,
)

/** All ways of payment of a merchant, oldest first; a merchant has few. */
export async function findPaymentMethods(db: Db, merchantId: string): Promise<PaymentMethod[]> {
  const rows = await db.read<{ method: PaymentMethod }>(readMethods, [merchantId, null])
  return rows.map((row) => row.method)
}

/** The way of payment with this id; refuses with payment_method_not_found. */
export async function loadPaymentMethod(
  db: Db,
  merchantId: string,
  id: string,
): Promise<PaymentMethod> {
  const [row] = await db.read<{ method: PaymentMethod }>(readMethods, [merchantId, id])
  if (!row) throw new DomainError('payment_method_not_found')
  return row.method
}
