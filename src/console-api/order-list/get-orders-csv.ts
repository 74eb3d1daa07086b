import { Readable } from 'node:stream'
import { z } from 'zod'
import { localTextOf } from '../../core/local-time.ts'
import { readListedOrders } from '../../core/orders/read-listed-orders.ts'
import { replyEndpoint } from '../endpoint.ts'
import { byteOrderMark, csvRow } from './csv.ts'
import { type CsvColumnName, csvColumns } from './csv-columns.ts'
import { filterOf, orderQueryFields, sortFields } from './order-query.ts'

const names = Object.keys(csvColumns) as [CsvColumnName, ...CsvColumnName[]]
const columnName = z.enum(names)
const idText = z.string().min(1).max(100)

const query = z.object({
  ...orderQueryFields,
  ...sortFields,
  /** These orders alone, 200 at most. */
  id: z.union([idText.transform((one) => [one]), z.array(idText).min(1).max(200)]).optional(),
  /** Which columns, in which order; all when left out. */
  columns: z
    .union([columnName.transform((one) => [one]), z.array(columnName).min(1).max(names.length)])
    .default(names),
  /** The language of headings and states. */
  lang: z.enum(['zh-hant', 'en']).default('zh-hant'),
})

/** GET /orders.csv: everything that the filter finds, as a spreadsheet. It is sent as it is read. */
export const getOrdersCsvEndpoint = replyEndpoint({ query }, async (call) => {
  const { db, merchantId, now } = call
  const { columns, lang, sort, direction, id } = call.query
  const { timezone } = call.actor.merchant
  const filter = { ...filterOf(call.query), ids: id }
  const pages = readListedOrders(db, merchantId, filter, { sort, direction })
  async function* rows() {
    yield byteOrderMark + csvRow(columns.map((name) => csvColumns[name].heading[lang]))
    for await (const page of pages) {
      const texts = page.map((order) =>
        csvRow(columns.map((name) => csvColumns[name].cell(order, lang, timezone))),
      )
      yield texts.join('')
    }
  }
  const day = localTextOf(now, timezone).slice(0, 10)
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="orders-${day}.csv"`,
    },
    body: Readable.from(rows()),
  }
})
