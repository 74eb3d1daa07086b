import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'
import { queryTerms } from '../src/core/search-terms.ts'
import { createOrder } from './bare-create.ts'
import { orderColumns, orderJson, orderLines } from './bare-json.ts'
import { cancelOrder, changeStatus } from './bare-states.ts'

// The yardstick: node:http and pg, named statements, one pool, hand-written SQL for exactly the
// requests of the bench. No framework, no validation, no tokens, no errors worded for anyone.
const { connection, merchantId } = JSON.parse(process.argv[2] as string)
const pool = new pg.Pool({
  ...connection,
  max: 16,
  options: '-c timezone=UTC -c random_page_cost=1.1 -c jit=off',
})
// Exact for every amount that is stored.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// Times stay text: they are only reformatted.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => text)

async function query(name: string, text: string, values: unknown[]) {
  return (await pool.query({ name, text, values })).rows
}

async function getOrder(id: string): Promise<object> {
  const [row] = await query(
    'get',
    `select ${orderColumns}, ${orderLines} from orders o where o.merchant_id = $1 and o.id = $2`,
    [merchantId, id],
  )
  return orderJson(row, row.lines)
}

const newestFirst = 'order by o.ordered_at desc, o.id desc limit 50'

async function list(parameters: URLSearchParams): Promise<object> {
  const cursor = parameters.get('previous_id')
  const where = 'where o.merchant_id = $1'
  const [rows, [count]] = await Promise.all([
    cursor
      ? query(
          'list_after',
          `with c as materialized (
             select ordered_at, id from orders where merchant_id = $1 and id = $2)
           select ${orderColumns}, ${orderLines} from orders o
            ${where} and (o.ordered_at, o.id) < ((select ordered_at from c), (select id from c))
            ${newestFirst}`,
          [merchantId, cursor],
        )
      : query(
          'list',
          `select ${orderColumns}, ${orderLines} from orders o ${where} ${newestFirst}`,
          [merchantId],
        ),
    query(
      'list_count',
      'select sum(order_count)::float8 as count from order_tallies where merchant_id = $1',
      [merchantId],
    ),
  ])
  return page(rows, count.count)
}

const searches = {
  phone: '(o.customer_phone ilike $3 or o.recipient_phone ilike $3)',
  number: 'o.order_number ilike $3',
  name: '(o.customer_name ilike $3 or o.recipient_name ilike $3)',
  sku: `exists (select 1 from order_lines i
    where i.merchant_id = $1 and i.order_id = o.id and i.sku ilike $3)`,
}

async function search(parameters: URLSearchParams): Promise<object> {
  const phone = parameters.get('phone_number')
  const name = parameters.get('name')
  const text = phone ?? name ?? (parameters.get('query') as string)
  const kind = phone ? 'phone' : name ? 'name' : text.startsWith('SKU') ? 'sku' : 'number'
  const where = `where o.merchant_id = $1 and o.search_terms @> $2::text[] and ${searches[kind]}`
  const values = [merchantId, queryTerms(text), `%${text}%`]
  const [rows, [count]] = await Promise.all([
    query(
      `search_${kind}`,
      `select ${orderColumns}, ${orderLines} from orders o ${where} ${newestFirst}`,
      values,
    ),
    query(
      `search_${kind}_count`,
      `select count(*)::float8 as count from orders o ${where}`,
      values,
    ),
  ])
  return page(rows, count.count)
}

// biome-ignore lint/suspicious/noExplicitAny: rows come as the driver gives them.
function page(rows: any[], count: number): object {
  return {
    items: rows.map((row) => orderJson(row, row.lines)),
    pagination: {
      current_page: 1,
      per_page: 50,
      total_pages: Math.ceil(count / 50),
      total_count: count,
    },
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

async function answer(request: IncomingMessage): Promise<object> {
  const url = request.url as string
  const mark = url.indexOf('?')
  const path = mark === -1 ? url : url.slice(0, mark)
  const parameters = () => new URLSearchParams(mark === -1 ? '' : url.slice(mark))
  if (request.method === 'POST') {
    return createOrder(query, merchantId, JSON.parse(await readBody(request)))
  }
  if (request.method === 'PATCH') {
    const [, , , , id = '', action] = path.split('/')
    const change = action === 'cancel' ? cancelOrder : changeStatus
    return change(query, merchantId, id, JSON.parse(await readBody(request)))
  }
  if (path === '/shopline/v1/orders') return list(parameters())
  if (path === '/shopline/v1/orders/search') return search(parameters())
  return getOrder(path.slice('/shopline/v1/orders/'.length))
}

const server = createServer((request, response: ServerResponse) => {
  answer(request).then(
    (json) => {
      const body = JSON.stringify(json)
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      })
      response.end(body)
    },
    (error: Error) => {
      response.writeHead(500, { 'content-length': 0 })
      response.end()
      console.error(error)
    },
  )
})
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  const address = server.address() as { port: number }
  process.send?.({ port: address.port })
})
