/** An event as a native webhook brings it; whoever sends may leave anything out. */
export interface ReceivedEvent {
  type?: unknown
  timestamp?: unknown
  data?: {
    subject_id?: unknown
    face?: unknown
    actor?: { name?: unknown }
    details?: Record<string, unknown>
  }
}

const nouns: Record<string, string> = {
  order: '訂單',
  return_order: '退貨單',
  customer: '顧客',
  customer_tag: '顧客標籤',
  product: '商品',
  category: '分類',
  voucher: '票券',
  webhook: 'Webhook',
}

const verbs: Record<string, string> = {
  created: '建立',
  updated: '修改',
  deleted: '刪除',
  state_changed: '狀態變更',
  line_added: '新增明細',
  line_updated: '修改明細',
  split: '拆單',
  notification_requested: '要求通知',
  balance_changed: '點數或購物金異動',
  stock_changed: '庫存異動',
  tested: '測試',
}

/** One event on two lines: what and when, then who, where and the states of an order. */
export function eventText(event: ReceivedEvent, verified: boolean | null): string {
  const type = textOf(event.type)
  const [noun = '', verb = ''] = type.split('.')
  const { subject_id, face, actor, details = {} } = event.data ?? {}
  const sign = { true: '✓ 簽章正確', false: '✗ 簽章錯誤', null: '– 未驗證' }[`${verified}`]
  const title = `${nouns[noun] ?? noun}${verbs[verb] ?? verb}`
  const states = ['order_state', 'payment_state', 'delivery_state']
    .map((name) => textOf(details?.[name]))
    .filter((state) => state !== '')
  const rest = [textOf(face), textOf(actor?.name), states.join(' / ')].filter((each) => each !== '')
  return [
    `${textOf(event.timestamp)}  ${sign}  ${title}  ${type}  ${textOf(subject_id)}`,
    `    ${rest.join(' · ')}`,
  ].join('\n')
}

// Nobody may write to a person's terminal with control characters.
function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\p{Cc}/gu, '').slice(0, 200) : ''
}
