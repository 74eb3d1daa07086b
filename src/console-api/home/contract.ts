import type { OrderQuery, OrderQueue } from '../order-list/contract.ts'

/** A number with the list of orders that proves it: GET /api/orders with this filter. */
export interface SalesFigure {
  order_count: number
  /** What the orders come to in the shop's currency, returns not taken off; null without reports:read. */
  sales_minor: number | null
  /** Orders in another currency, whose amounts are in no sum. */
  other_currency_count: number
  filter: OrderQuery
}

export interface StoreFigure extends SalesFigure {
  store: { id: string; name: string }
}

export interface OriginFigure extends SalesFigure {
  origin: string
}

/** Counted to a limit; beyond it `is_exact` is false and there are more. */
export interface Count {
  value: number
  is_exact: boolean
}

/** A subscription that is paused, that fails, or whose deliveries were given up in the last day. */
export interface WebhookTrouble {
  id: string
  kind: 'native' | 'shopline'
  address: string
  description: string
  state: 'active' | 'paused'
  failing_since: string | null
  pause_reason: string | null
  given_up_count: number
}

/** GET /api/home */
export interface Home {
  at: string
  timezone: string
  currency: string
  /** Whether the shop has no order at all. */
  is_new: boolean
  /** The whole day in the shop's zone. */
  today: SalesFigure & { by_origin: OriginFigure[]; by_store: StoreFigure[] }
  /** Up to the same hour: yesterday, and the same day of last week. */
  yesterday: SalesFigure
  last_week: SalesFigure
  queues: (Count & { queue: OrderQueue })[]
  /** Null without developers:read. */
  webhooks: {
    troubled: WebhookTrouble[]
    /** Deliveries given up in the last 24 hours. */
    given_up: Count
    since: string
  } | null
  /** Products of which a variant has at most `most` units; null without products:read. */
  low_stock: (Count & { most: number; filter: { status: string; low_stock: string } }) | null
}

/** One day of the trend. */
export interface TrendDay extends SalesFigure {
  /** In the shop's zone: 2026-11-22. */
  day: string
  by_origin: OriginFigure[]
}

/** GET /api/home-trends?days=7|30|90: oldest first, today last. */
export interface Trends {
  currency: string
  days: TrendDay[]
  by_origin: OriginFigure[]
  by_store: StoreFigure[]
}
