import { type Db, statement } from '../../src/platform/db.ts'

/** Kind of row → the id of one that has much to show. */
export type DemoRows = Record<'order' | 'customer' | 'product' | 'store' | 'webhook', string>

const richRows = statement(
  'test_rich_rows',
  `select
     (select o.id from orders o
       where o.merchant_id = $1
       order by (select count(*) from events e
                  where e.merchant_id = $1 and e.subject_id = o.id) desc,
                (select count(*) from order_lines l
                  where l.merchant_id = $1 and l.order_id = o.id) desc, o.id desc
       limit 1) as "order",
     (select o.customer_id from orders o
       where o.merchant_id = $1 and o.customer_id is not null
       group by 1 order by count(*) desc, 1 limit 1) as customer,
     (select v.product_id from variants v
       where v.merchant_id = $1 group by 1 order by count(*) desc, 1 limit 1) as product,
     (select s.id from stores s
       where s.merchant_id = $1 order by s.code limit 1) as store`,
)

/** Rows of the demo shop for pages of one thing. */
export async function findDemoRows(
  db: Db,
  merchantId: string,
  api: { url: string; token: string },
): Promise<DemoRows> {
  const [rows] = await db.read<Omit<DemoRows, 'webhook'>>(richRows, [merchantId])
  const reply = await fetch(`${api.url}/api/webhooks`, {
    headers: { authorization: `Bearer ${api.token}` },
  })
  const { items } = (await reply.json()) as { items: { id: string }[] }
  if (!items[0]) throw new Error('the demo shop has no webhook')
  return { ...(rows as DemoRows), webhook: items[0].id }
}
