/** The data of an `event: change` of `GET /api/live`: enough to know what is out of date. */
export interface Change {
  /** The event's kind, such as `order.created`. */
  type: string
  subject_id: string
  face: string
  actor_name: string
  occurred_at: string
  /** Whatever else the event names. */
  order_id?: string
  customer_id?: string
  product_id?: string
  variant_id?: string
  store_id?: string
}
