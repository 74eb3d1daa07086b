import type { Words } from '../words.ts'
import type { states as texts } from '../zh-hant/states.ts'

export const states: Words<typeof texts> = {
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
  return: {
    pending: 'Pending',
    confirmed: 'Confirmed',
    completed: 'Completed',
    cancelled: 'Cancelled',
  },
}
