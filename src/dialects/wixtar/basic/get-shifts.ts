import { z } from 'zod'
import { findShifts } from '../../../core/merchants/find-shifts.ts'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { endpoint } from '../endpoint.ts'
import { codeInput } from '../inputs.ts'

const query = z.object({ store_id: codeInput.min(1) })

/** "Get Shifts": GET /v1/basic/shifts */
export const getShiftsEndpoint = endpoint({ query }, async ({ db, merchantId, query: asked }) => {
  const store = await loadStore(db, merchantId, { code: asked.store_id })
  const shifts = await findShifts(db, merchantId, store.id)
  return {
    shifts: shifts.map((shift) => ({
      id: shift.code,
      name: shift.name,
      start_time: shift.start_time,
      stop_time: shift.stop_time,
    })),
  }
})
