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
  /** Whether its goods come out of the shelves, so that they follow its lines. */
  isFromStock: boolean
  /** Product → units in its lines, where they are from the shelves. */
  units: Map<number, number>
  /** Product → units taken out of the shelves and not given back. */
  taken: Map<number, number>
  /** What its returns gave back. */
  back: { credits: number; points: number }
  returns: ModelReturn[]
}

/** Some units of a line of an order on their way back. */
export interface ModelReturn {
  id: string
  lineId: string
  product: number
  quantity: number
  bringsGoodsBack: boolean
  credits: number
  points: number
  state: 'confirmed' | 'completed' | 'cancelled'
}

/** What an order begins with, whoever makes it. */
export const plainOrder = {
  orderState: 'pending',
  deliveryState: 'pending',
  credits: 0,
  points: 0,
  isFromStock: false,
} as const

/** The parts of an order that are its own; each order needs new ones. */
export function nothingYet(): Pick<ModelOrder, 'units' | 'taken' | 'back' | 'returns'> {
  return { units: new Map(), taken: new Map(), back: { credits: 0, points: 0 }, returns: [] }
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
  giveBack(model, order, {
    credits: reverts.credits ? order.credits : 0,
    points: reverts.points ? order.points : 0,
  })
}

/** Gives back of an order's credits and points, never more than it took. */
function giveBack(
  model: Model,
  order: ModelOrder,
  most: { credits: number; points: number },
): void {
  const customer = order.customer === null ? undefined : model.customers[order.customer]
  if (!customer) return
  for (const name of ['credits', 'points'] as const) {
    const part = Math.min(most[name], order[name] - order.back[name])
    customer[name] += part
    order.back[name] += part
  }
}

/** Completes a return: what it holds of the order goes back. */
export function complete(model: Model, order: ModelOrder, made: ModelReturn): void {
  made.state = 'completed'
  giveBack(model, order, made)
  const taken = order.taken.get(made.product) ?? 0
  const quantity = made.bringsGoodsBack ? Math.min(made.quantity, taken) : 0
  if (quantity === 0) return
  order.taken.set(made.product, taken - quantity)
  move(model, made.product, quantity)
}

/** The returns that were not cancelled. */
export function liveReturns(order: ModelOrder): ModelReturn[] {
  return order.returns.filter((each) => each.state !== 'cancelled')
}

/** Whether the shelves have what an order's new lines want; then stock follows them. */
export function follow(model: Model, order: ModelOrder, units: Map<number, number>): boolean {
  if (!order.isFromStock || order.orderState === 'cancelled') return true
  const changes = model.stock.map(
    (_, product) => (units.get(product) ?? 0) - (order.units.get(product) ?? 0),
  )
  if (changes.some((change, product) => change > 0 && change > (model.stock[product] as number))) {
    return false
  }
  for (const [product, change] of changes.entries()) {
    move(model, product, -change)
    order.taken.set(product, (order.taken.get(product) ?? 0) + change)
  }
  order.units = units
  return true
}

/** The units of an order's lines with so many more, or fewer, of one product. */
export function unitsWith(order: ModelOrder, product: number, more: number): Map<number, number> {
  return new Map(order.units).set(product, (order.units.get(product) ?? 0) + more)
}

function move(model: Model, variant: number, quantity: number): void {
  model.stock[variant] = (model.stock[variant] as number) + quantity
}
