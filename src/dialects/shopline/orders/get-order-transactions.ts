import { z } from 'zod'
import { findTillSales, type TillSale } from '../../../core/orders/find-till-sales.ts'
import { shownTotal } from '../../../core/orders/order-totals.ts'
import { endpoint } from '../endpoint.ts'
import { listOf } from '../fields.ts'
import { moneyJson } from '../money.ts'
import { channelIdsOf } from '../settings/agent-json.ts'

const orderCountMax = 100

// Older clients write the list as one text: orderIds=['a','b'].
const orderIds = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [...new Set(listOf(value).map((id) => id.replace(/[[\]'"\s]/g, '')))])
  .refine((ids) => ids.length > 0, { message: 'is required' })
  .refine((ids) => ids.length <= orderCountMax, {
    message: `must contain less than or equal to ${orderCountMax} items`,
  })

const query = z.object({ orderIds })

/**
 * "Get Order Transactions": GET /orders/transactions. The payments of what was sold at the tills;
 * other orders have none.
 */
export const getOrderTransactionsEndpoint = endpoint({ query }, async (call) => {
  const sales = await findTillSales(call.db, call.merchantId, call.query.orderIds)
  return { items: sales.map(transactionJson) }
})

function transactionJson({ order, paid_at, operator }: TillSale): object {
  return {
    // Quirk 57: the id is in the vendor's list of fields, not in its sample.
    id: order.id,
    // Invoices are not built.
    invoice_date: null,
    tax_id: null,
    invoice_cancelled_at: null,
    transaction_number: order.wixtar_number,
    // Quirk 56: the time ends in Z here.
    created_at: new Date(paid_at).toISOString(),
    // Inferred: the tills do not say how was paid, so it is one payment, in cash by their sample.
    payments: [
      {
        id: order.id,
        instructions_translations: null,
        name_translations: order.details.payment_name ?? { 'zh-hant': '現金', en: 'Cash' },
        type: order.details.payment_type ?? 'cash',
        amount: moneyJson(shownTotal(order), order.currency),
      },
    ],
    invoice_number: [],
    agent: {
      id: operator?.id ?? '',
      email: operator?.email ?? '',
      name: operator?.name ?? order.operator_name ?? '',
      phone: operator?.phone ?? '',
      is_working: operator?.details.is_working ?? false,
      channel_ids: operator ? channelIdsOf(operator) : [],
    },
    // Quirk 58: a list of one, by the reference; the guide's table says a text.
    order_number: [order.order_number],
    note: order.note,
  }
}
