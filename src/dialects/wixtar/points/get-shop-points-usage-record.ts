import { z } from 'zod'
import { findPointsRecords } from '../../../core/customers/points-records.ts'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { endpoint } from '../endpoint.ts'
import { InputError } from '../errors.ts'
import { dateInput, endOfDay, localTimeJson, startOfDay } from '../time.ts'
import { pointTypeJson } from './point-types.ts'

const params = z.object({ store_id: z.string() })
const query = z.object({ start_date: dateInput, end_date: dateInput })

// Inferred: the vendor's list has no pages; this is a guard of ours.
const recordCountMax = 5000

/** "Get Shop Points Usage Record": GET /v1/point/shop_usage_record/{store_id} */
export const getShopPointsUsageRecordEndpoint = endpoint({ params, query }, async (call) => {
  const { db, merchantId, timezone, params: named, query: asked } = call
  const store = await loadStore(db, merchantId, { code: named.store_id })
  const records = await findPointsRecords(db, merchantId, {
    store_id: store.id,
    from: startOfDay(asked.start_date, timezone),
    to: endOfDay(asked.end_date, timezone),
    // Inferred: newest first.
    direction: 'desc',
    limit: recordCountMax + 1,
  })
  if (records.length > recordCountMax) {
    throw new InputError(`符合的紀錄超過 ${recordCountMax} 筆，請縮小查詢範圍`)
  }
  return {
    logs: records.map((record) => ({
      vip_id: record.customer_number,
      vip_name: record.customer_name,
      date: localTimeJson(record.occurred_at, timezone),
      // Quirk 9: points have no sign; the type says the direction.
      points: Math.abs(record.amount),
      point_type: pointTypeJson(record),
      point_memo: record.remarks,
    })),
  }
})
