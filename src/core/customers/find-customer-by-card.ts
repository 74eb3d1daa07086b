import { type Db, statement } from '../../platform/db.ts'

const findByCard = statement(
  'customer_find_by_card',
  `select id from (
     select id, created_at, 0 as rank from customers
      where merchant_id = $1 and wixtar_number = $2 and deleted_at is null
     union all
     select id, created_at, 1 as rank from customers
      where merchant_id = $1 and membership_no = $2 and deleted_at is null) known
    order by rank, created_at, id limit 1`,
)

/** The id of the customer whose member number or membership card has this number, or null. */
export async function findCustomerByCard(
  db: Db,
  merchantId: string,
  cardNumber: string,
): Promise<string | null> {
  const [row] = await db.read<{ id: string }>(findByCard, [merchantId, cardNumber])
  return row?.id ?? null
}
