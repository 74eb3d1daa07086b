import { z } from 'zod'
import { DomainError, type ErrorCode, type ErrorKind } from '../../core/errors.ts'
import { isUnavailable } from '../../platform/db.ts'
import type { Reply } from '../../platform/http.ts'
import { RequestError } from '../../platform/request-error.ts'

/** The endpoint exists in the vendor's index and is not built here. */
export class NotBuiltError extends Error {
  override readonly name = 'NotBuiltError'
}

/** A request that contradicts itself or asks for what this face does not offer: 400, in its words. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

interface Wording {
  status: number
  message: (values: Record<string, string | number>) => string
}

// Inferred: statuses as in the table of spec/wixtar/conventions.md 3; only the form is documented.
const byKind: Record<ErrorKind, Wording> = {
  not_found: { status: 404, message: () => '查無資料' },
  gone: { status: 410, message: () => '資料已封存' },
  invalid: { status: 400, message: () => '資料內容不正確' },
  conflict: { status: 409, message: () => '目前狀態不允許此操作' },
  forbidden: { status: 403, message: () => '沒有權限' },
  unauthorized: { status: 401, message: () => '未登入或登入已失效' },
  too_many: { status: 429, message: () => '嘗試次數過多，請稍後再試' },
}

// What it is about comes last, where the refusal says it.
const about = (text: string, value: string | number | undefined) =>
  value === undefined ? text : `${text} ${value}`

const byCode: Partial<Record<ErrorCode, Partial<Wording>>> = {
  idempotency_key_invalid: { message: () => 'Idempotency-Key 格式不正確' },
  idempotency_key_reused: { message: () => 'Idempotency-Key 已用於不同的請求' },
  forbidden: { message: ({ reason }) => about('沒有權限', reason) },
  order_not_found: { message: () => '查無此訂單' },
  store_not_found: { message: () => '查無此門市' },
  customer_not_found: { message: () => '查無此會員' },
  amount_out_of_range: {
    message: ({ field }) =>
      about('金額超出範圍', field === undefined ? field : labelOf(String(field).split('.'))),
  },
  stock_insufficient: { message: (values) => about('庫存不足', values.sku) },
  order_number_taken: { message: () => '訂單編號已被使用' },
  order_already_cancelled: { message: () => '訂單已取消' },
  order_already_completed: { message: () => '訂單已完成' },
  credits_insufficient: { message: () => '購物金不足' },
  points_insufficient: { message: () => '點數不足' },
  member_required: { message: () => '請以會員身分登入' },
  shift_not_found: { message: () => '查無此班別' },
  shift_already_handed_over: { message: () => '此班別已交班' },
  voucher_not_found: { message: () => '查無此票券' },
  voucher_already_used: { message: (values) => about('票券已使用', values.number) },
  voucher_not_used: { message: (values) => about('票券尚未使用', values.number) },
  voucher_used_elsewhere: { message: (values) => about('票券使用的門市或訂單不符', values.number) },
  voucher_out_of_period: { message: (values) => about('票券不在使用期間', values.number) },
  voucher_kind_unknown: { message: (values) => about('查無票券活動', values.kind) },
  // In the words of the documented refusal (spec/wixtar/tickets.md, Send Ticket).
  voucher_kind_closed: { message: () => '票券狀態不允許銷售' },
  voucher_kind_exhausted: { message: (values) => about('票券數量不足', values.kind) },
  voucher_batch_taken: { message: (values) => about('任務編號已存在', values.batch) },
  voucher_customer_unknown: { message: (values) => about('查無此會員', values.customer) },
  order_already_shipped: { message: () => '訂單已出貨，無法取消' },
  order_has_return: { message: () => '訂單已有退貨單，不允許此操作' },
  order_customer_unknown: { message: () => '查無此會員' },
  stock_out_of_range: { message: () => '庫存數量超出範圍' },
  state_unreachable: { message: () => '訂單無法由目前的狀態變更' },
}

/** Any error in Wixtar's form (spec/wixtar/conventions.md 3). Never throws. */
export function errorReply(error: unknown): Reply {
  if (error instanceof DomainError) {
    const wording = { ...byKind[error.kind], ...byCode[error.code] }
    const reply = refusal(wording.status, wording.message(error.values))
    const { retry_after } = error.values
    if (retry_after !== undefined) {
      return { ...reply, headers: { 'retry-after': String(retry_after) } }
    }
    return reply.status === 401 ? { ...reply, headers: { 'www-authenticate': 'Bearer' } } : reply
  }
  if (error instanceof z.ZodError) return refusal(400, reasonOf(error))
  if (error instanceof InputError) return refusal(400, error.message)
  if (error instanceof NotBuiltError) return refusal(501, '尚未提供此功能')
  if (error instanceof RequestError) return requestReply(error)
  if (isUnavailable(error)) {
    return { ...refusal(503, '系統暫時無法使用，請稍後再試'), headers: { 'retry-after': '1' } }
  }
  return refusal(500, '系統發生錯誤')
}

function requestReply(error: RequestError): Reply {
  switch (error.problem) {
    case 'unknown_path':
      return refusal(404, '查無此路徑')
    case 'wrong_method':
      return {
        ...refusal(405, '不支援此方法'),
        headers: { allow: error.allowed.join(', ') },
      }
    case 'body_too_large':
      return refusal(413, '內容過大')
    case 'text':
      return refusal(400, '文字含有無法儲存的字元')
    case 'malformed_body':
      return refusal(400, '請求格式不正確')
  }
}

function refusal(status: number, message: string): Reply {
  return { status, body: { message } }
}

// In the wording of the one documented sample: 缺少必填欄位 門市編號.
function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues
  if (!issue) return '資料內容不正確'
  const isMissing = issue.input === undefined || issue.input === null
  return `${isMissing ? '缺少必填欄位' : '欄位格式錯誤'} ${labelOf(issue.path.map(String))}`
}

const labels: Record<string, string> = {
  store_id: '門市編號',
  shop_id: '門市編號',
  'store.id': '門市編號',
  store: '門市',
  order_id: '訂單編號',
  id: '編號',
  order_date: '訂單日期',
  machine_id: '收銀機編號',
  type: '類型',
  operator: '操作人員',
  'operator.id': '操作人員編號',
  charges: '金額',
  product_amount: '商品金額',
  discount_amount: '折扣金額',
  total_amount: '總金額',
  cart: '購物車',
  items: '商品明細',
  title: '商品名稱',
  quantity: '數量',
  unit_price: '單價',
  discount: '折扣',
  total_price: '小計',
  ticket_no_list: '票券編號',
  order_status: '訂單狀態',
  start_date: '開始日期',
  end_date: '結束日期',
  shift_id: '班別編號',
  keyword: '關鍵字',
  authkey: '授權金鑰',
  password: '密碼',
  point_type: '點數類型',
  points: '點數',
  amount: '消費金額',
  memo: '備註',
  card_no: '卡號',
  time_sort: '排序',
  sale_kind: '銷售類型',
  ticket_id: '票券編號',
  ticket_ids: '票券編號',
  send_data: '發送明細',
  ticket_no: '票券活動編號',
  vip_id_list: '會員編號',
  vip_id: '會員編號',
  phone_number: '手機號碼',
  shift_staff: '交班人員',
  handover_time: '交班時間',
  qr_code: 'QRCode',
  operator_id: '操作人員編號',
  create_time: '建立時間',
  status: '狀態',
}

function labelOf(path: string[]): string {
  const whole = path.join('.')
  const label = labels[whole] ?? labels[path.at(-1) ?? '']
  // Inside a list the label alone would not say which line is meant.
  if (label && path.length <= 2) return label
  return label ? `${label} (${whole})` : whole || '內容'
}
