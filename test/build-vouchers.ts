import { createToken } from '../src/core/access/tokens.ts'
import type { Customer } from '../src/core/customers/customer.ts'
import { newId } from '../src/core/ids.ts'
import { createVoucherKind, type NewVoucherKind } from '../src/core/vouchers/create-voucher-kind.ts'
import type { VoucherKind } from '../src/core/vouchers/voucher.ts'
import { statement } from '../src/platform/db.ts'
import { type Client, clientOf, type Server, type Shop } from './app.ts'

/** A kind of voucher, valid from 2019 to 2099 unless said otherwise. */
export function aVoucherKind(
  server: Server,
  shop: Shop,
  given: Partial<NewVoucherKind> = {},
): Promise<VoucherKind> {
  return createVoucherKind(
    server.db,
    shop.actor,
    {
      code: newId(new Date()),
      name: '百元禮券',
      type: 'gift',
      starts_at: '2019-06-20T16:00:00Z',
      ends_at: '2099-12-31T15:59:59Z',
      ...given,
    },
    new Date(),
  )
}

/** Vouchers with these numbers, of one kind and one batch. Returns their numbers. */
export async function someVouchers(
  server: Server,
  shop: Shop,
  numbers: string[],
  given: { kind?: VoucherKind; customer?: Customer; issued_at?: string } = {},
): Promise<string[]> {
  const kind = given.kind ?? (await aVoucherKind(server, shop))
  const issuedAt = given.issued_at ?? new Date().toISOString()
  const rows = numbers.map((number) => ({
    merchant_id: shop.merchant.id,
    id: newId(new Date()),
    number,
    kind_id: kind.id,
    customer_id: given.customer?.id ?? null,
    batch_code: 'built',
    starts_at: kind.starts_at,
    ends_at: kind.ends_at,
    issued_at: issuedAt,
  }))
  await server.db.write(
    statement(
      'build_vouchers',
      'insert into vouchers select * from json_populate_recordset(null::vouchers, $1::json)',
    ),
    [JSON.stringify(rows)],
  )
  return numbers
}

/** Which of these vouchers are used now. */
export async function usedOf(server: Server, shop: Shop, numbers: string[]): Promise<string[]> {
  const rows = await server.db.read<{ number: string }>(
    statement(
      'build_used_vouchers',
      `select v.number from vouchers v
         join voucher_uses u on u.merchant_id = $1 and u.voucher_id = v.id
        where v.merchant_id = $1 and v.number = any($2) and u.returned_at is null
        order by v.number`,
    ),
    [shop.merchant.id, numbers],
  )
  return rows.map((row) => row.number)
}

/** Kinds of a merchant's events that begin with a word, oldest first. */
export async function eventKinds(server: Server, shop: Shop, word: string): Promise<string[]> {
  const rows = await server.db.read<{ kind: string }>(
    statement(
      'build_event_kinds',
      `select kind from events where merchant_id = $1 and kind like $2 || '%' order by sequence`,
    ),
    [shop.merchant.id, word],
  )
  return rows.map((row) => row.kind)
}

/** Wixtar with a token of a member's own. */
export async function memberClient(
  server: Server,
  shop: Shop,
  customer: Customer,
): Promise<Client> {
  const token = await createToken(
    server.db,
    {
      merchant_id: shop.merchant.id,
      face: 'wixtar',
      staff_id: null,
      customer_id: customer.id,
      name: 'member',
      expires_at: null,
    },
    new Date(),
  )
  return clientOf(server, 'wixtar', token)
}

/** Gives a member the number that a vendor's sample has. */
export async function withMemberNumber(
  server: Server,
  shop: Shop,
  customer: Customer,
  number: string,
): Promise<void> {
  await server.db.write(
    statement(
      'build_member_number',
      'update customers set wixtar_number = $3 where merchant_id = $1 and id = $2',
    ),
    [shop.merchant.id, customer.id, number],
  )
}
