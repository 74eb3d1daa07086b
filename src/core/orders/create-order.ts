import { brokenConstraint, type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import type { Address } from '../address.ts'
import { changeBalance } from '../customers/ledger.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, type NewEvent, newEvent } from '../events.ts'
import type { Minor } from '../money.ts'
import { deductStock } from '../products/stock.ts'
import { admitTags } from './admit-tags.ts'
import type { LineDetails, LineKind, Order, OrderDetails, OrderOrigin } from './order.ts'
import { type OrderCustomer, settleCustomer } from './order-customer.ts'
import { orderRow, orderRowJson } from './order-row.ts'
import { redeemOrderVouchers } from './redeem-order-vouchers.ts'

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
  /** The parcel's number, of an order that is written when it was sent already. */
  tracking_number?: string
  remark?: string | null
  note?: string | null
  /** At most ten, and a hundred different ones in the shop. */
  tags?: string[]
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
  /** Use the vouchers that the lines name, which must be known; else their numbers are only kept. */
  uses_vouchers?: boolean
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
        await insertOrderIn(tx, order, events)
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

/** Stores the row of an order to be, with its lines, its tally and its events. */
export async function insertOrderIn(tx: Tx, order: Order, events: NewEvent[]): Promise<void> {
  await tx.run(insertOrder, insertValues(order, events))
}

function insertValues(order: Order, events: NewEvent[]): unknown[] {
  return [
    orderRowJson(order),
    JSON.stringify(order.lines),
    JSON.stringify(events),
    order.merchant_id,
    order.order_state,
  ]
}

/** What the creation's event tells; histories begin with these states. */
export function createdData(order: Order): object {
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
      input.uses_vouchers ||
      input.registers_member ||
      input.credit_minor ||
      input.points_used ||
      input.tags?.length ||
      (input.customer && !input.customer.id),
  )
}

// Locks are taken in one order everywhere: customer, stock, vouchers, the merchant's tags.
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
  if (input.uses_vouchers) await redeemOrderVouchers(tx, actor, order, now)
  if (order.tags.length > 0 && !(await admitTags(tx, order.merchant_id, order.tags, now))) {
    throw new DomainError('order_tags_too_many')
  }
}
