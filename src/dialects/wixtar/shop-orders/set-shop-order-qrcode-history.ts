import { z } from 'zod'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { recordQrCode } from '../../../core/orders/record-qr-code.ts'
import { endpoint } from '../endpoint.ts'
import { codeInput } from '../inputs.ts'
import { instantOf, localTimeInput } from '../time.ts'

const body = z.object({
  store_id: codeInput.min(1),
  order_id: z.string().min(1).max(64),
  // 4,096: more than the largest QR code holds.
  qr_code: z.string().min(1).max(4096),
  operator_id: codeInput.min(1),
  create_time: localTimeInput,
})

/** "Set Shop Order QRCode History": POST /v1/shop_order/qr_code_history */
export const setShopOrderQrcodeHistoryEndpoint = endpoint({ body }, async (call) => {
  const { db, actor, merchantId, timezone, now, body: sent } = call
  const store = await loadStore(db, merchantId, { code: sent.store_id })
  await recordQrCode(
    db,
    actor,
    { wixtar_number: sent.order_id },
    {
      store_id: store.id,
      qr_code: sent.qr_code,
      operator_code: sent.operator_id,
      at: instantOf(sent.create_time, timezone),
    },
    now,
  )
  return null
})
