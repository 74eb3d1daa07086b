import { type Db, statement } from '../../platform/db.ts'

/** A till's shift that was handed over, and by whom. */
export interface StoredHandover {
  register_code: string
  shift_code: string
  /** The day on which the shift began. */
  business_on: string
  staff_code: string
  /** Null where nobody of the merchant has that till code. */
  staff_name: string | null
  handed_over_at: string
}

/** Names one handover of a store. */
export type HandoverKey = Pick<StoredHandover, 'business_on' | 'register_code' | 'shift_code'>

const columns = `h.register_code, h.shift_code, h.business_on::text as business_on, h.staff_code,
  h.handed_over_at,
  (select s.name from staff s where s.merchant_id = $1 and s.code = h.staff_code) as staff_name`

const readPage = statement(
  'handovers_page',
  `select row_to_json(page) as handover from (
     select ${columns}
       from shift_handovers h
      where h.merchant_id = $1 and h.store_id = $2
        and ($3::date is null
             or (h.business_on, h.register_code, h.shift_code) < ($3::date, $4::text, $5::text))
      order by h.business_on desc, h.register_code desc, h.shift_code desc
      limit $6) page`,
)

/** The handovers of a store, latest day first, from after the given one. */
export async function findHandovers(
  db: Db,
  merchantId: string,
  storeId: string,
  { after, limit }: { after: HandoverKey | null; limit: number },
): Promise<StoredHandover[]> {
  const rows = await db.read<{ handover: StoredHandover }>(readPage, [
    merchantId,
    storeId,
    after?.business_on ?? null,
    after?.register_code ?? null,
    after?.shift_code ?? null,
    limit,
  ])
  return rows.map((row) => row.handover)
}

const readDay = statement(
  'handovers_of_day',
  `select row_to_json(day) as handover from (
     select ${columns}
       from shift_handovers h
      where h.merchant_id = $1 and h.store_id = $2 and h.business_on = $3::date) day`,
)

/** What a store handed over of the shifts that began on a day. */
export async function findHandoversOfDay(
  db: Db,
  merchantId: string,
  storeId: string,
  businessOn: string,
): Promise<StoredHandover[]> {
  const rows = await db.read<{ handover: StoredHandover }>(readDay, [
    merchantId,
    storeId,
    businessOn,
  ])
  return rows.map((row) => row.handover)
}
