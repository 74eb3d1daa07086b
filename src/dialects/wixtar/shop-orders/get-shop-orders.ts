import { z } from 'zod'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { findOrdersUncounted } from '../../../core/orders/find-orders.ts'
import { endpoint } from '../endpoint.ts'
import { InputError } from '../errors.ts'
import { codeInput, filterInput, wordInput } from '../inputs.ts'
import { dateInput, endOfDay, startOfDay } from '../time.ts'
import { orderStatesOf, orderStatuses } from './order-codes.ts'
import { shopOrderSummaryJson } from './shop-order-json.ts'

const query = z.object({
  store_id: codeInput.min(1),
  order_status: filterInput(wordInput(orderStatuses)),
  start_date: filterInput(dateInput),
  end_date: filterInput(dateInput),
  machine_id: filterInput(codeInput),
  // Inferred: ALL when left out.
  shift_id: filterInput(codeInput),
  keyword: filterInput(z.string().max(100)),
})

// Inferred: the vendor's list has no pages; this is a guard of ours.
const orderCountMax = 2000

/** "Get Shop Orders": GET /v1/shop_order */
export const getShopOrdersEndpoint = endpoint({ query }, async (call) => {
  const { db, actor, merchantId, timezone, query: asked } = call
  const store = await loadStore(db, merchantId, { code: asked.store_id })
  const orders = await findOrdersUncounted(
    db,
    merchantId,
    {
      store_id: store.id,
      order_states: asked.order_status && orderStatesOf(asked.order_status),
      register_code: asked.machine_id,
      shift_code: shiftCodeOf(asked.shift_id),
      text: asked.keyword,
      times: {
        ordered_at: {
          from: asked.start_date ? startOfDay(asked.start_date, timezone) : undefined,
          to: asked.end_date ? endOfDay(asked.end_date, timezone) : undefined,
        },
      },
    },
    // Inferred: newest first.
    { sort: 'ordered_at', direction: 'desc', limit: orderCountMax + 1, offset: 0 },
  )
  // Who asks for days reckons with all of them; who asks for none wants the newest.
  if (orders.length > orderCountMax && (asked.start_date || asked.end_date)) {
    throw new InputError(`符合的訂單超過 ${orderCountMax} 筆，請縮小查詢範圍`)
  }
  const place = { merchant: actor.merchant, store }
  return {
    orders: orders.slice(0, orderCountMax).map((order) => shopOrderSummaryJson(order, place)),
  }
})

function shiftCodeOf(shiftId: string | undefined): string | null | undefined {
  if (shiftId === undefined || shiftId === 'ALL') return undefined
  return shiftId === 'NO_SHIFT' ? null : shiftId
}
