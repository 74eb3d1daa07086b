import { localTextOf } from '../../core/local-time.ts'
import type { Minor } from '../../core/money.ts'
import type { OrderListing } from '../../core/orders/list-orders.ts'
import { type CsvLanguage, stateWords } from './state-words.ts'

/** One column of the file: its heading in each language, and what stands in it. */
interface CsvColumn {
  heading: Record<CsvLanguage, string>
  cell(order: OrderListing, language: CsvLanguage, timezone: string): string | number
}

/** Main units, exact. */
function amountText(minor: Minor): number {
  return minor / 100
}

function timeText(at: string | null, timezone: string): string {
  return at === null ? '' : localTextOf(new Date(at), timezone)
}

const column = (zh: string, en: string, cell: CsvColumn['cell']): CsvColumn => ({
  heading: { 'zh-hant': zh, en },
  cell,
})

/** Every column there is, in the order in which they stand unless the caller says another. */
export const csvColumns = {
  order_number: column('訂單編號', 'Order number', (order) => order.order_number),
  wixtar_number: column('門市單號', 'Till number', (order) => order.wixtar_number),
  ordered_at: column('訂購時間', 'Ordered at', (order, _, zone) =>
    timeText(order.ordered_at, zone),
  ),
  origin: column('來源', 'Origin', (order) => order.origin),
  source: column('通路', 'Channel', (order) => order.source ?? ''),
  store: column('門市', 'Store', (order) => order.store_name),
  customer_name: column('顧客', 'Customer', (order) => order.customer_name ?? ''),
  customer_phone: column('顧客電話', 'Phone', (order) => order.customer_phone ?? ''),
  customer_email: column('顧客電子郵件', 'E-mail', (order) => order.customer_email ?? ''),
  recipient_name: column('收件人', 'Recipient', (order) => order.recipient_name ?? ''),
  recipient_phone: column('收件人電話', 'Recipient phone', (order) => order.recipient_phone ?? ''),
  order_state: column(
    '訂單狀態',
    'Order state',
    (order, language) => stateWords[language].order[order.order_state],
  ),
  payment_state: column(
    '付款狀態',
    'Payment state',
    (order, language) => stateWords[language].payment[order.payment_state],
  ),
  delivery_state: column(
    '出貨狀態',
    'Delivery state',
    (order, language) => stateWords[language].delivery[order.delivery_state],
  ),
  currency: column('幣別', 'Currency', (order) => order.currency),
  total: column('總計', 'Total', (order) => amountText(order.total_minor)),
  computed_total: column('試算總計', 'Computed total', (order) =>
    amountText(order.computed_total_minor),
  ),
  has_difference: column('金額不符', 'Amounts differ', (order, language) =>
    order.has_difference ? (language === 'en' ? 'yes' : '是') : '',
  ),
  item_count: column('件數', 'Items', (order) => order.item_count),
  tags: column('標籤', 'Tags', (order) => order.tags.join('; ')),
  tracking_number: column('物流單號', 'Tracking number', (order) => order.tracking_number),
  paid_at: column('付款時間', 'Paid at', (order, _, zone) => timeText(order.paid_at, zone)),
  shipped_at: column('出貨時間', 'Shipped at', (order, _, zone) =>
    timeText(order.shipped_at, zone),
  ),
  updated_at: column('更新時間', 'Updated at', (order, _, zone) =>
    timeText(order.updated_at, zone),
  ),
  note: column('備註', 'Note', (order) => order.note ?? ''),
} satisfies Record<string, CsvColumn>

export type CsvColumnName = keyof typeof csvColumns
