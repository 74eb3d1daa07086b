import { type Db, statement, type Tx } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { CustomerTag } from './customer-tag.ts'

const tagJsonSql = `row_to_json(t) as tag,
  (select count(*) from customer_tag_links l
     join customers c on c.merchant_id = $1 and c.id = l.customer_id and c.deleted_at is null
    where l.merchant_id = $1 and l.tag_id = t.id)::float8 as customer_count`

interface TagWithCount {
  tag: Omit<CustomerTag, 'customer_count'>
  customer_count: number
}

const tagOf = (row: TagWithCount): CustomerTag =>
  Object.assign(row.tag, { customer_count: row.customer_count })

const loadByFirstlineId = statement(
  'customer_tag_load',
  `select ${tagJsonSql} from customer_tags t where t.merchant_id = $1 and t.firstline_id = $2`,
)

/** The tag with this FIRST LINE number; refuses with customer_tag_not_found. */
export async function loadCustomerTag(
  db: Db | Tx,
  merchantId: string,
  key: { firstline_id: number },
): Promise<CustomerTag> {
  const run = db.kind === 'db' ? db.read : db.run
  const [row] = await run<TagWithCount>(loadByFirstlineId, [merchantId, key.firstline_id])
  if (!row) throw new DomainError('customer_tag_not_found')
  return tagOf(row)
}

const findPage = statement(
  'customer_tags_find',
  `select ${tagJsonSql} from (
     select * from customer_tags
      where merchant_id = $1 and ($2::text is null or name ilike $2)
      order by firstline_id limit $3 offset $4) t
    order by t.firstline_id`,
)

const countAll = statement(
  'customer_tags_count',
  `select count(*)::float8 as count from customer_tags
    where merchant_id = $1 and ($2::text is null or name ilike $2)`,
)

/** One page of a merchant's tags, oldest number first, and how many there are in all. */
export async function findCustomerTags(
  db: Db,
  merchantId: string,
  filter: { name_contains?: string | undefined },
  paging: { limit: number; offset: number },
): Promise<{ items: CustomerTag[]; total_count: number }> {
  const text = filter.name_contains
  const pattern = text === undefined ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const [items, [row]] = await Promise.all([
    db.read<TagWithCount>(findPage, [merchantId, pattern, paging.limit, paging.offset]),
    db.read<{ count: number }>(countAll, [merchantId, pattern]),
  ])
  return { items: items.map(tagOf), total_count: row?.count ?? 0 }
}
