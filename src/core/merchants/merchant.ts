/** A merchant: the business whose data it is. Rows are the domain's own objects (decision 0005). */
export interface Merchant {
  id: string
  handle: string
  name: string
  email: string
  currency: string
  locale: string
  timezone: string
  company_code: string
  points_per_unit: number
  is_demo: boolean
  details: Record<string, unknown>
  created_at: string
  updated_at: string
  version: number
}

/** The columns of a merchant that leave the table. */
export const merchantColumns = `id, handle, name, email, currency, locale, timezone, company_code,
  points_per_unit, is_demo, details, created_at, updated_at, version`
