import { brokenConstraint, type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import type { VoucherKind } from './voucher.ts'

/** A kind of voucher to be; what is left out costs nothing and has no limit. */
export type NewVoucherKind = Pick<VoucherKind, 'code' | 'name' | 'type' | 'starts_at' | 'ends_at'> &
  Partial<Omit<VoucherKind, 'merchant_id' | 'id' | 'issued_count' | 'created_at' | 'updated_at'>>

const insertKind = statement(
  'voucher_kind_insert',
  `with kind as (
     insert into voucher_kinds select * from json_populate_record(null::voucher_kinds, $1::json)
   )
   ${insertEventsSql('$2')}`,
)

/** Makes a kind of voucher and returns it. Refuses a code that is taken (voucher_kind_code_taken). */
export async function createVoucherKind(
  db: Db,
  actor: Actor,
  input: NewVoucherKind,
  now: Date,
): Promise<VoucherKind> {
  const kind: VoucherKind = {
    sale_kind: 'general',
    is_active: true,
    price_minor: 0,
    points: 0,
    discount: null,
    product_code: '',
    product_name: '',
    redeem_product_code: '',
    number_prefix: '',
    issue_limit: null,
    details: {},
    ...input,
    merchant_id: actor.merchant.id,
    id: newId(now),
    issued_count: 0,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  }
  const { code, name, type } = kind
  const event = newEvent(actor, 'voucher_kind.created', kind.id, { code, name, type }, now)
  try {
    await db.write(insertKind, [JSON.stringify(kind), JSON.stringify([event])])
  } catch (error) {
    if (brokenConstraint(error) === 'voucher_kinds_code_key') {
      throw new DomainError('voucher_kind_code_taken')
    }
    throw error
  }
  return kind
}
