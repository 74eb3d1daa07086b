import { brokenConstraint, type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { changeBalance } from '../customers/ledger.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, type NewEvent, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import type { Minor } from '../money.ts'
import { takeNumber, takeNumbers } from '../numbers.ts'
import { deductStock } from '../products/stock.ts'
import { searchTerms } from '../search-terms.ts'
import type {
  Address,
  LineDetails,
  LineKind,
  Order,
  OrderDetails,
  OrderLine,
  OrderOrigin,
} from './order.ts'
import { type OrderCustomer, settleCustomer } from './order-customer.ts'
import { nextSystemNumber, wixtarNumberOf } from './order-numbers.ts'
import { computeTotals } from './order-totals.ts'

/** One line to be; see `OrderLine` for the meaning of each. */
export interface NewLine {
  kind: LineKind
  product_id: string | null
  variant_id: string | null
  variant_firstline_id: number | null
  code: string
  sku: string
  title: string
  quantity: number
  unit_price_minor: Minor
  before_discount_minor: Minor | null
  discount_minor: Minor | null
  total_minor: Minor | null
  voucher_numbers: string[]
  details: LineDetails
}

/** An order to be. References are resolved and checked by the caller, in this merchant. */
export interface NewOrder {
  origin: OrderOrigin
  source: string | null
  /** Numbers the writer brings along; made here when left out. */
  order_number?: string
  wixtar_number?: string
  store: { id: string; code: string; warehouse_id: string }
  register_code?: string
  shift?: { code: string; name: string } | null
  operator?: { code: string; name: string } | null
  customer: OrderCustomer | null
  recipient_name?: string | null
  recipient_phone?: string | null
  subtotal_minor: Minor | null
  total_minor: Minor | null
  discount_minor?: Minor | null
  shipping_fee_minor?: Minor | null
  tax_minor?: Minor | null
  credit_minor?: Minor
  points_used?: number
  delivery_option_id?: string | null
  payment_method_id?: string | null
  delivery_address?: Address
  remark?: string | null
  note?: string | null
  ordered_at: Date
  source_updated_at?: Date | null
  states?: Partial<Pick<Order, 'order_state' | 'payment_state' | 'delivery_state'>>
  details?: OrderDetails
  shopline_fields?: Record<string, unknown>
  firstline_fields?: Record<string, unknown>
  wixtar_fields?: Record<string, unknown>
  lines: NewLine[]
  /** Take the lines' variants out of the store's warehouse. */
  deducts_stock?: boolean
  /** Make the customer a member of the shop. */
  registers_member?: boolean
  /** Ask for an order-created mail; recorded as an event, sent by whoever reads it. */
  notifies?: boolean
}

const insertOrder = statement(
  'order_insert',
  `with new_order as (
     insert into orders select * from json_populate_record(null::orders, $1::json)
   ), new_lines as (
     insert into order_lines select * from json_populate_recordset(null::order_lines, $2::json)
   ), tally as (
     insert into order_tallies as t (merchant_id, slot, order_state, order_count)
     values ($4, pg_backend_pid() & 63, $5, 1)
     on conflict (merchant_id, slot, order_state) do update set order_count = t.order_count + 1
   )
   ${insertEventsSql('$3')}`,
)

/**
 * Creates one order with its lines, its event and its effects, in one transaction, and returns it.
 * Refuses amounts and balances that cannot be, and numbers that are already taken
 * (order_number_taken). An order without effects is a single statement.
 */
export async function createOrder(
  db: Db,
  actor: Actor,
  input: NewOrder,
  now: Date,
): Promise<Order> {
  const order = await orderRow(db, actor, input, now)
  const events = [newEvent(actor, 'order.created', order.id, createdData(order), now)]
  if (input.notifies) {
    events.push(
      newEvent(actor, 'order.notification_requested', order.id, { about: 'order.created' }, now),
    )
  }
  try {
    if (hasEffects(input)) {
      await db.transaction(async (tx) => {
        await applyEffects(tx, actor, input, order, events, now)
        await tx.run(insertOrder, insertValues(order, events))
      })
    } else {
      await db.write(insertOrder, insertValues(order, events))
    }
  } catch (error) {
    throw numberRefusalOf(error)
  }
  return order
}

/** The refusal that a broken constraint on an order's numbers means; any other error as it is. */
export function numberRefusalOf(error: unknown): unknown {
  const taken = ['orders_firstline_natural_key', 'orders_wixtar_number_key']
  const constraint = brokenConstraint(error)
  return constraint && taken.includes(constraint) ? new DomainError('order_number_taken') : error
}

function insertValues(order: Order, events: NewEvent[]): unknown[] {
  const { lines, ...row } = order
  return [
    JSON.stringify(row),
    JSON.stringify(lines),
    JSON.stringify(events),
    order.merchant_id,
    order.order_state,
  ]
}

/** What the creation's event tells; histories begin with these states. */
function createdData(order: Order): object {
  return {
    order_state: order.order_state,
    payment_state: order.payment_state,
    delivery_state: order.delivery_state,
    order_number: order.order_number,
    total_minor: order.total_minor ?? order.computed_total_minor,
    currency: order.currency,
  }
}

function hasEffects(input: NewOrder): boolean {
  return Boolean(
    input.deducts_stock ||
      input.registers_member ||
      input.credit_minor ||
      input.points_used ||
      (input.customer && !input.customer.id),
  )
}

// Locks are taken in one order everywhere: customer, then stock.
async function applyEffects(
  tx: Tx,
  actor: Actor,
  input: NewOrder,
  order: Order,
  events: NewEvent[],
  now: Date,
): Promise<void> {
  if (input.customer) {
    const settled = await settleCustomer(
      tx,
      actor,
      input.customer,
      Boolean(input.registers_member),
      now,
    )
    order.customer_id = settled.id
    events.push(...settled.events)
  }
  const spend = { customerId: order.customer_id, orderId: order.id, now }
  if (order.credit_minor > 0) {
    await changeBalance(tx, actor, {
      ...spend,
      ledger: 'credits',
      type: 'applied_credit',
      amount: -order.credit_minor,
    })
  }
  if (order.points_used > 0) {
    await changeBalance(tx, actor, {
      ...spend,
      ledger: 'points',
      type: 'redeemed_to_cash',
      amount: -order.points_used,
    })
  }
  if (input.deducts_stock) {
    await deductStock(tx, actor, {
      orderId: order.id,
      warehouseId: input.store.warehouse_id,
      lines: order.lines,
      now,
    })
  }
}

async function orderRow(db: Db, actor: Actor, input: NewOrder, now: Date): Promise<Order> {
  const { merchant } = actor
  const [firstlineId, lineNumbers, wixtarNumber, merchantNumber] = await Promise.all([
    takeNumber(db, merchant.id, 'orders'),
    takeNumbers(db, merchant.id, 'order_lines', input.lines.length),
    input.wixtar_number ?? wixtarNumberOf(db, merchant, input.store.code, input.ordered_at),
    runningNumber(db, actor),
  ])
  const id = newId(now)
  const at = now.toISOString()
  const systemNumber = nextSystemNumber(now)
  const orderNumber = input.order_number ?? input.wixtar_number ?? merchantNumber ?? systemNumber
  const amounts = {
    origin: input.origin,
    subtotal_minor: input.subtotal_minor,
    total_minor: input.total_minor,
    discount_minor: input.discount_minor ?? null,
    shipping_fee_minor: input.shipping_fee_minor ?? null,
    tax_minor: input.tax_minor ?? null,
    credit_minor: input.credit_minor ?? 0,
    points_used: input.points_used ?? 0,
    // Whole points per main unit, rounded down: nobody gains a fraction.
    points_value_minor: Math.floor(((input.points_used ?? 0) * 100) / merchant.points_per_unit),
  }
  const lines = input.lines.map(
    (line, index): OrderLine => ({
      ...line,
      merchant_id: merchant.id,
      order_id: id,
      position: index + 1,
      id: newId(now),
      firstline_id: lineNumbers[index] as number,
      created_at: at,
      updated_at: at,
    }),
  )
  return {
    ...amounts,
    merchant_id: merchant.id,
    id,
    firstline_id: firstlineId,
    wixtar_number: wixtarNumber,
    order_number: orderNumber,
    system_number: systemNumber,
    merchant_number: merchantNumber,
    ref_order_id: null,
    source: input.source,
    order_state: input.states?.order_state ?? 'pending',
    payment_state: input.states?.payment_state ?? 'open',
    delivery_state: input.states?.delivery_state ?? 'pending',
    carrier_state: 'pending',
    store_id: input.store.id,
    register_code: input.register_code ?? '',
    shift_code: input.shift?.code ?? null,
    shift_name: input.shift?.name ?? null,
    operator_code: input.operator?.code ?? actor.code,
    operator_name: input.operator?.name ?? actor.name,
    modified_by_code: input.operator?.code ?? actor.code,
    modified_by_name: input.operator?.name ?? actor.name,
    customer_id: input.customer?.id ?? null,
    customer_name: input.customer?.name ?? null,
    customer_email: input.customer?.email ?? null,
    customer_phone: input.customer?.phone ?? null,
    recipient_name: input.recipient_name ?? null,
    recipient_phone: input.recipient_phone ?? null,
    currency: merchant.currency,
    ...computeTotals(amounts, lines),
    delivery_option_id: input.delivery_option_id ?? null,
    payment_method_id: input.payment_method_id ?? null,
    tracking_number: '',
    tracking_url: null,
    delivery_address: input.delivery_address ?? {},
    tags: [],
    remark: input.remark ?? null,
    note: input.note ?? null,
    stock_deducted: input.deducts_stock ?? false,
    ordered_at: input.ordered_at.toISOString(),
    source_updated_at: input.source_updated_at?.toISOString() ?? null,
    ...stateTimes(input.states, input.ordered_at.toISOString()),
    payment_updated_at: at,
    delivery_updated_at: at,
    created_at: at,
    updated_at: at,
    version: 1,
    details: { ...input.details, customer_ref_user_id: input.customer?.ref_user_id ?? null },
    shopline_fields: input.shopline_fields ?? null,
    firstline_fields: input.firstline_fields ?? null,
    wixtar_fields: input.wixtar_fields ?? null,
    customer_firstline_id:
      input.customer?.firstline_id ?? input.customer?.guest?.firstline_id ?? null,
    search_terms: orderSearchTerms({
      ...input,
      numbers: [orderNumber, systemNumber, wixtarNumber, merchantNumber],
      tracking_number: '',
    }),
    lines,
  }
}

// An order that is written as already paid or done was so at the time of the sale.
function stateTimes(states: NewOrder['states'], at: string) {
  const delivery = states?.delivery_state
  return {
    confirmed_at: states?.order_state === 'confirmed' ? at : null,
    completed_at: states?.order_state === 'completed' ? at : null,
    cancelled_at: states?.order_state === 'cancelled' ? at : null,
    paid_at: states?.payment_state === 'paid' ? at : null,
    shipped_at: delivery === 'shipped' ? at : null,
    arrived_at: delivery === 'arrived' ? at : null,
    collected_at: delivery === 'collected' ? at : null,
    returned_at: delivery === 'returned' ? at : null,
  }
}

async function runningNumber(db: Db, actor: Actor): Promise<string | null> {
  if (actor.merchant.details.order_numbers !== 'running') return null
  const number = await takeNumber(db, actor.merchant.id, 'merchant_order_numbers')
  return String(number).padStart(6, '0')
}

/** The terms an order is found by: its numbers, its people, what was sold, its parcel. */
export function orderSearchTerms(order: {
  numbers: (string | null)[]
  customer: { name: string | null; email: string | null; phone: string | null } | null
  recipient_name?: string | null
  recipient_phone?: string | null
  tracking_number: string
  lines: { title: string; sku: string; code: string; voucher_numbers: string[] }[]
}): string[] {
  return searchTerms([
    ...order.numbers,
    order.customer?.name,
    order.customer?.email,
    order.customer?.phone,
    order.recipient_name,
    order.recipient_phone,
    order.tracking_number,
    ...order.lines.flatMap((line) => [line.title, line.sku, line.code, ...line.voucher_numbers]),
  ])
}
