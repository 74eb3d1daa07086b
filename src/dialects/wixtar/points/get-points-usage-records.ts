import { z } from 'zod'
import {
  findExpiringPoints,
  findPointsRecords,
  type PointsRecord,
} from '../../../core/customers/points-records.ts'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { endpoint } from '../endpoint.ts'
import { codeInput, filterInput, wordInput } from '../inputs.ts'
import { memberIdOf } from '../members/member-of.ts'
import { amountJson } from '../money.ts'
import { instantOf, isoTimeJson, localTimeInput } from '../time.ts'
import { memberPointTypeJson } from './point-types.ts'

const query = z.object({
  start_date: localTimeInput,
  end_date: localTimeInput,
  store_id: filterInput(codeInput),
  // Inferred: the two words, since the vendor's values are cut; newest first when left out.
  time_sort: filterInput(wordInput(['ASC', 'DESC'])),
})

// Inferred: the vendor's list has no pages; a member has few. This is a guard of ours.
const recordCountMax = 5000

/** "Get Points Usage Records": GET /v1/points_usage_records, of the token's member */
export const getPointsUsageRecordsEndpoint = endpoint({ query }, async (call) => {
  const { db, access, merchantId, timezone, now, query: asked } = call
  const customerId = memberIdOf(access)
  const store = asked.store_id ? await loadStore(db, merchantId, { code: asked.store_id }) : null
  const [records, expiring] = await Promise.all([
    findPointsRecords(db, merchantId, {
      customer_id: customerId,
      store_id: store?.id,
      from: instantOf(asked.start_date, timezone),
      // The whole of the last second counts.
      to: new Date(instantOf(asked.end_date, timezone).getTime() + 999),
      direction: asked.time_sort === 'ASC' ? 'asc' : 'desc',
      limit: recordCountMax,
    }),
    findExpiringPoints(db, merchantId, customerId, now),
  ])
  return {
    logs: records.map((record) => pointsRecordJson(record, timezone)),
    points_expire: expiring.map(({ expires_at, points }) => ({
      dead_line: isoTimeJson(expires_at, timezone),
      expired_point: points,
    })),
  }
})

function pointsRecordJson(record: PointsRecord, timezone: string): object {
  const amount = record.order_total_minor ?? record.details.purchase_minor ?? 0
  const type = memberPointTypeJson(record)
  return {
    // Quirk 9: points have no sign; the type says the direction.
    bonuspt_point: Math.abs(record.amount),
    date_time: isoTimeJson(record.occurred_at, timezone),
    // Inferred: points that a member was given by another, or gave away.
    gift_give: type.startsWith('transfer_'),
    member_name: record.customer_name,
    // Quirk 10: the amount is a text here.
    order_amount: String(amountJson(amount)),
    order_id: record.order_number ?? '',
    point_type: type,
    store_name: record.store_name ?? '',
    point_memo: record.remarks,
    use_point_instructions: '',
  }
}
