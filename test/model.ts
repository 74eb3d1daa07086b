import type { Server, Shop } from './app.ts'

// What we believe an order's life is, in the fewest words: no SQL, no JSON, no code of the server.

export type OrderState = 'pending' | 'confirmed' | 'completed' | 'cancelled'

export interface ModelOrder {
  id: string
  firstlineId: number
  wixtarNumber: string
  storeCode: string
  customer: number | null
  orderState: OrderState
  paymentState: string
  deliveryState: string
  /** Hundredths, as every face shows it. */
  total: number
  lineCount: number
  discountCount: number
  credits: number
  points: number
  /** Variant → units taken out of the shelves and not given back. */
  taken: Map<number, number>
}

export interface Model {
  orders: ModelOrder[]
  /** FIRST LINE's order numbers that each customer has. */
  firstlineNumbers: Set<string>
  customers: { credits: number; points: number }[]
  stock: number[]
}

/** What the steps act on: a shop with two customers, three products and a physical store. */
export interface Real {
  server: Server
  shop: Shop
  delivery_option_id: string
  payment_method_id: string
  customers: { id: string; firstline_id: number }[]
  products: { id: string; variant_id: string; firstline_id: number; code: string }[]
  onlineStore: string
  tillStore: string
  openings: object[]
}

const open: OrderState[] = ['pending', 'confirmed']

export function isOpen(order: ModelOrder): boolean {
  return open.includes(order.orderState)
}

/** Whether every balance and shelf has what an order wants; then it is taken. */
export function take(
  model: Model,
  order: Pick<ModelOrder, 'customer' | 'credits' | 'points' | 'taken'>,
): boolean {
  const customer = model.customers[order.customer as number]
  if (!customer || customer.credits < order.credits || customer.points < order.points) return false
  for (const [variant, quantity] of order.taken) {
    if ((model.stock[variant] as number) < quantity) return false
  }
  customer.credits -= order.credits
  customer.points -= order.points
  for (const [variant, quantity] of order.taken) move(model, variant, -quantity)
  return true
}

/** Cancels an order: its stock goes back, and what of its credits and points is asked for. */
export function cancel(
  model: Model,
  order: ModelOrder,
  reverts: { credits: boolean; points: boolean },
): void {
  order.orderState = 'cancelled'
  for (const [variant, quantity] of order.taken) move(model, variant, quantity)
  order.taken = new Map()
  const customer = order.customer === null ? undefined : model.customers[order.customer]
  if (!customer) return
  if (reverts.credits) customer.credits += order.credits
  if (reverts.points) customer.points += order.points
}

function move(model: Model, variant: number, quantity: number): void {
  model.stock[variant] = (model.stock[variant] as number) + quantity
}
