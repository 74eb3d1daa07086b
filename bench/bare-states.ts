import { orderColumns, orderJson, orderLines } from './bare-json.ts'
import { newId, type Query } from './bare-rows.ts'

// One statement: the order as it was under lock, its new row, the event that tells of both, and the
// tallies of the two states; a transaction by itself.
const move = `with old as materialized (
    select order_state, payment_state, delivery_state, total_minor, completed_at, cancelled_at,
           updated_at, version
      from orders where merchant_id = $1 and id = $2 for update
  ), changed as (
    update orders o
       set order_state = $3::text,
           completed_at = case when $3::text = 'completed' then $4::timestamptz else o.completed_at end,
           cancelled_at = case when $3::text = 'cancelled' then $4::timestamptz else o.cancelled_at end,
           modified_by_code = '1234', modified_by_name = '王店長',
           updated_at = $4::timestamptz, version = o.version + 1
      from old
     where o.merchant_id = $1 and o.id = $2
    returning ${orderColumns}
  ), told as (
    insert into events (merchant_id, id, kind, subject_id, face, actor_kind, actor_id, actor_name,
      data, occurred_at)
    select $1, $5, 'order.state_changed', $2, 'shopline', 'staff', null, '王店長',
           ($6::jsonb || jsonb_build_object('order_state', $3::text, 'payment_state', payment_state,
             'delivery_state', delivery_state, 'total_minor', total_minor,
             'before', jsonb_build_object('order_state', order_state, 'updated_at', updated_at,
               'version', version, 'completed_at', completed_at, 'cancelled_at', cancelled_at)
           ))::json, $4::timestamptz
      from old
  ), tally as (
    insert into order_tallies as t (merchant_id, slot, order_state, order_count)
    select $1, pg_backend_pid() & 63, state, difference
      from (select order_state as state, -1 as difference from old where order_state <> $3::text
            union all select $3::text, 1 from old where order_state <> $3::text) moved
     order by state
    on conflict (merchant_id, slot, order_state)
    do update set order_count = t.order_count + excluded.order_count
  )`

interface Answer {
  name: string
  sql: string
}
const wholeOrder = { name: 'status', sql: `select o.*, ${orderLines} from changed o` }
const nothing = { name: 'cancel', sql: 'select id from changed' }

async function moveOrder(
  query: Query,
  of: { merchantId: string; id: string; state: string; answer: Answer; told: object },
) {
  const [row] = await query(of.answer.name, `${move} ${of.answer.sql}`, [
    of.merchantId,
    of.id,
    of.state,
    new Date().toISOString(),
    newId(),
    JSON.stringify({ moved: ['order_state'], changed: [], ...of.told }),
  ])
  return row
}

/** Sets the state of an order and answers with the whole order. */
export async function changeStatus(
  query: Query,
  merchantId: string,
  id: string,
  sent: { status: string },
): Promise<object> {
  const row = await moveOrder(query, {
    merchantId,
    id,
    state: sent.status,
    answer: wholeOrder,
    told: {},
  })
  return orderJson(row, row.lines)
}

/** Cancels an order that took no stock. */
export async function cancelOrder(
  query: Query,
  merchantId: string,
  id: string,
  sent: { cancelled_reason: object; operated_by: string },
): Promise<object> {
  const told = { reason: sent.cancelled_reason, operated_by: sent.operated_by }
  await moveOrder(query, { merchantId, id, state: 'cancelled', answer: nothing, told })
  return { order_items_stock_tag: null }
}
