import { z } from 'zod'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { handOverShift } from '../../../core/merchants/hand-over-shift.ts'
import { endpoint } from '../endpoint.ts'
import { codeInput } from '../inputs.ts'
import { instantOf, localTimeInput } from '../time.ts'

const body = z.object({
  store_id: codeInput.min(1),
  machine_id: codeInput.min(1),
  shift_id: codeInput.min(1),
  shift_staff: codeInput.min(1),
  handover_time: localTimeInput,
})

/** "Shop Handover": POST /v1/shop_order/handover */
export const shopHandoverEndpoint = endpoint({ body }, async (call) => {
  const { db, actor, merchantId, timezone, now, body: sent } = call
  const store = await loadStore(db, merchantId, { code: sent.store_id })
  await handOverShift(
    db,
    actor,
    {
      store_id: store.id,
      register_code: sent.machine_id,
      shift_code: sent.shift_id,
      staff_code: sent.shift_staff,
      handed_over_at: instantOf(sent.handover_time, timezone),
    },
    now,
  )
  return null
})
