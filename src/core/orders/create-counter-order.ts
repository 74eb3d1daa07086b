import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import type { Address } from '../address.ts'
import { DomainError } from '../errors.ts'
import { localTextOf } from '../local-time.ts'
import { findTillShift } from '../merchants/find-till-shift.ts'
import type { Minor } from '../money.ts'
import type { Translations } from '../translations.ts'
import { createOrder, type NewLine } from './create-order.ts'
import type { Order } from './order.ts'
import type { OrderCustomer } from './order-customer.ts'
import { wixtarNumberOf } from './order-numbers.ts'
import type { OrderReferences } from './order-references.ts'
import type { StateChange } from './order-states.ts'
import { type ComputedTotals, computeTotals, pointsValueOf } from './order-totals.ts'

/** An order that staff take at the counter or by phone. References are resolved by the caller. */
export interface CounterOrder {
  store: {
    id: string
    code: string
    kind: 'online' | 'physical'
    warehouse_id: string
    name_translations: Translations
  }
  register_code: string
  customer: OrderCustomer | null
  recipient_name: string | null
  recipient_phone: string | null
  delivery_address: Address
  delivery_option: OrderReferences['delivery_option']
  payment_method: OrderReferences['payment_method']
  lines: NewLine[]
  discount_minor: Minor
  shipping_fee_minor: Minor
  credit_minor: Minor
  points_used: number
  is_paid: boolean
  /** The customer takes the goods along. */
  is_handed_over: boolean
  remark: string | null
  note: string | null
  tags: string[]
}

// A number that was made here can be one that a till made up before; the next one is tried.
const attemptCountMax = 20

/**
 * Creates an order of the counter, takes its goods out of the store's warehouse, uses the vouchers it
 * names, and returns it: one transaction. It is a sale of the till in every face, under a number of its store. Paid and handed
 * over, it is completed; else it is confirmed, since the shop itself took it. Refuses what createOrder
 * refuses, and (amount_out_of_range) a total below nothing.
 */
export async function createCounterOrder(
  db: Db,
  actor: Actor,
  input: CounterOrder,
  now: Date,
): Promise<Order> {
  if (counterTotals(actor, input).computed_total_minor < 0) {
    throw new DomainError('amount_out_of_range', { field: 'total' })
  }
  const shift = await shiftOf(db, actor, input, now)
  for (let attempt = 1; ; attempt++) {
    const wixtar_number = await wixtarNumberOf(db, actor.merchant, input.store.code, now)
    try {
      return await createOrder(db, actor, { ...sale(input, now), wixtar_number, shift }, now)
    } catch (error) {
      const isTaken = error instanceof DomainError && error.code === 'order_number_taken'
      if (!isTaken || attempt === attemptCountMax) throw error
    }
  }
}

/** What an order of the counter comes to. */
export function counterTotals(
  { merchant }: Pick<Actor, 'merchant'>,
  input: Pick<
    CounterOrder,
    'lines' | 'discount_minor' | 'shipping_fee_minor' | 'credit_minor' | 'points_used'
  >,
): ComputedTotals & { points_value_minor: Minor } {
  const points_value_minor = pointsValueOf(merchant, input.points_used)
  const amounts = { ...input, origin: 'wixtar' as const, tax_minor: null, points_value_minor }
  return { ...computeTotals(amounts, input.lines), points_value_minor }
}

function shiftOf(db: Db, actor: Actor, input: CounterOrder, now: Date) {
  if (input.store.kind !== 'physical') return null
  const till = { store_id: input.store.id, register_code: input.register_code }
  const localText = localTextOf(now, actor.merchant.timezone)
  return findTillShift(db, actor.merchant.id, till, { localText, at: now })
}

function sale(input: CounterOrder, now: Date) {
  const { delivery_option, payment_method, store, is_paid, is_handed_over, ...given } = input
  return {
    ...given,
    store,
    // Inferred: an order that is taken at a counter is what the vendors call a sale of the till; its
    // fees are part of its total there, which they are not in SHOPLINE's own orders.
    origin: 'wixtar' as const,
    source: 'console',
    subtotal_minor: null,
    total_minor: null,
    discount_minor: input.discount_minor || null,
    shipping_fee_minor: input.shipping_fee_minor || null,
    delivery_option_id: delivery_option?.id ?? null,
    payment_method_id: payment_method?.id ?? null,
    ordered_at: now,
    states: statesOf(is_paid, is_handed_over),
    deducts_stock: true,
    uses_vouchers: true,
    details: {
      ...(store.kind === 'physical' ? { store_name: store.name_translations } : {}),
      ...(delivery_option
        ? {
            delivery_name: delivery_option.name_translations,
            delivery_platform: delivery_option.region_type,
            delivery_type: delivery_option.delivery_type,
          }
        : {}),
      ...(payment_method
        ? { payment_name: payment_method.name_translations, payment_type: payment_method.type }
        : {}),
    },
  }
}

function statesOf(is_paid: boolean, is_handed_over: boolean): StateChange {
  return {
    order_state: is_paid && is_handed_over ? 'completed' : 'confirmed',
    payment_state: is_paid ? 'paid' : 'open',
    delivery_state: is_handed_over ? 'collected' : 'pending',
  }
}
