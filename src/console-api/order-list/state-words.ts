import type { DeliveryState, OrderState, PaymentState } from '../../core/orders/order.ts'

export type CsvLanguage = 'zh-hant' | 'en'

interface StateWords {
  order: Record<OrderState, string>
  payment: Record<PaymentState, string>
  delivery: Record<DeliveryState, string>
}

/** The names of the states in files: those of the console's screens (a test compares them). */
export const stateWords: Record<CsvLanguage, StateWords> = {
  'zh-hant': {
    order: {
      draft: '草稿',
      pending: '處理中',
      confirmed: '已確認',
      completed: '已完成',
      cancelled: '已取消',
      removed: '已刪除',
    },
    payment: {
      open: '未付款',
      pending: '待付款',
      failed: '付款失敗',
      expired: '付款逾期',
      paid: '已付款',
      refunding: '退款中',
      partially_refunded: '部分退款',
      refunded: '已退款',
    },
    delivery: {
      pending: '待出貨',
      shipping: '備貨中',
      shipped: '已出貨',
      arrived: '已送達',
      collected: '已取貨',
      returning: '退回中',
      returned: '已退回',
    },
  },
  en: {
    order: {
      draft: 'Draft',
      pending: 'Pending',
      confirmed: 'Confirmed',
      completed: 'Completed',
      cancelled: 'Cancelled',
      removed: 'Removed',
    },
    payment: {
      open: 'Unpaid',
      pending: 'Awaiting payment',
      failed: 'Payment failed',
      expired: 'Payment expired',
      paid: 'Paid',
      refunding: 'Refunding',
      partially_refunded: 'Partly refunded',
      refunded: 'Refunded',
    },
    delivery: {
      pending: 'To ship',
      shipping: 'Being packed',
      shipped: 'Shipped',
      arrived: 'Arrived',
      collected: 'Collected',
      returning: 'Coming back',
      returned: 'Returned',
    },
  },
}
