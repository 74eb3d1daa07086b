/** A tag that customers may carry: the row of `customer_tags` with how many carry it. */
export interface CustomerTag {
  merchant_id: string
  id: string
  firstline_id: number
  name: string
  description: string | null
  created_at: string
  updated_at: string
  /** Customers that carry it; deleted ones do not count. */
  customer_count: number
}
