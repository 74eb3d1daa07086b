import { expect } from 'vitest'
import { states as english } from '../../../console/texts/en/states.ts'
import { states as chinese } from '../../../console/texts/zh-hant/states.ts'
import { type Shop, test } from '../../../test/app.ts'
import { aCounter, aShoplineOrder } from '../../../test/build-orders.ts'
import { statement } from '../../platform/db.ts'
import { stateWords } from './state-words.ts'

async function cancel(shop: Shop, id: string): Promise<void> {
  const body = { cancelled_reason: { key: 'other', message: '' } }
  const reply = await shop.shopline.patch(`/orders/${id}/cancel`, body)
  expect(reply.status, reply.text).toBe(200)
}

test('sends what the filter finds, in the shop’s time and main units', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter, { total: 12.5 })
  const cancelled = await aShoplineOrder(shop, counter)
  await cancel(shop, cancelled.id)
  const at = new Date((await shop.console.get('/orders')).json.items[1].ordered_at)

  const reply = await shop.console.get(
    '/orders.csv?order_state=pending&columns=order_number&columns=ordered_at&columns=customer_name' +
      '&columns=order_state&columns=total&columns=has_difference',
  )

  const local = new Date(at.getTime() + 8 * 3_600_000)
  const time = local.toISOString().slice(0, 19).replace('T', ' ')
  expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(reply.headers.get('content-disposition')).toMatch(
    /^attachment; filename="orders-\d{4}-\d\d-\d\d\.csv"$/,
  )
  expect(reply.text.replace('\ufeff', '')).toBe(
    '訂單編號,訂購時間,顧客,訂單狀態,總計,金額不符\r\n' +
      `"${order.order_number}\t",${time},林怡君,處理中,12.5,是\r\n`,
  )
})

test('begins with the mark that Excel looks for', async ({ shop }) => {
  const reply = await fetch(`${shop.console.base}/orders.csv?columns=total&lang=en`, {
    headers: { authorization: `Bearer ${shop.console.token}` },
  })

  const bytes = new Uint8Array(await reply.arrayBuffer())
  expect([...bytes]).toEqual([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Total\r\n')])
})

test('writes no text that a spreadsheet would run', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  for (const name of ['=1+1', '@sum', '＝1＋1', '-2', '+886', '他說 "好",\n再見']) {
    await aShoplineOrder(shop, counter, {
      delivery_address: { recipient_name: name, recipient_phone: '0900000000' },
    })
  }

  const { text } = await shop.console.get('/orders.csv?columns=recipient_name&direction=asc')

  expect(text.split('\r\n').slice(1)).toEqual([
    ...["'=1+1", "'@sum", "'＝1＋1", "'-2", "'+886", '"他說 ""好"",\n再見"', ''],
  ])
})

test('sends chosen orders alone, and nothing of another merchant', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const [first] = [await aShoplineOrder(shop, counter), await aShoplineOrder(shop, counter)]
  const other = await server.newShop()
  const query = `/orders.csv?id=${first.id}&id=${'f'.repeat(24)}&columns=order_number&lang=en`

  const own = await shop.console.get(query)
  const foreign = await other.console.get(query)

  expect(own.text).toContain(`Order number\r\n"${first.order_number}\t"\r\n`)
  expect(foreign.text.trim()).toBe('Order number')
})

const copyOrder = statement(
  'test_copy_order',
  `insert into orders
   select (json_populate_record(o, json_build_object('id', lpad(to_hex(n), 24, '0'),
             'firstline_id', 100000 + n, 'wixtar_number', 'C' || n, 'delivery_id', 'D' || n,
             'order_number', 'C' || n))).*
     from orders o, generate_series(1, 450) n where o.merchant_id = $1 and o.id = $2`,
)

test('reads on over the edges of pages', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  await server.db.write(copyOrder, [shop.merchant.id, order.id])

  const { text } = await shop.console.get('/orders.csv?columns=order_number&lang=en')

  const numbers = text.trimEnd().split('\r\n').slice(1)
  expect(new Set(numbers).size).toBe(451)
  expect(numbers).toHaveLength(451)
})

test('calls states what the screens call them', () => {
  const { return: _, ...zh } = chinese
  const { return: __, ...en } = english
  expect(stateWords).toEqual({ 'zh-hant': zh, en })
})

test('refuses columns that it does not have', async ({ shop }) => {
  expect((await shop.console.get('/orders.csv?columns=secret')).status).toBe(422)
})
