import { instantOfLocal, localTextOf } from '../../core/local-time.ts'
import {
  findPaymentMethods,
  type PaymentMethod,
} from '../../core/merchants/find-payment-methods.ts'
import {
  loadStoreDetails,
  removalRefusal,
  type StoreDetails,
} from '../../core/merchants/find-store-details.ts'
import type { Merchant } from '../../core/merchants/merchant.ts'
import { addDays, type Shift as StoredShift } from '../../core/merchants/shift.ts'
import type { SalesFigures as Figures } from '../../core/orders/find-store-sales.ts'
import type { PaymentFigures, Takings, TakingsOfShift } from '../../core/orders/takings.ts'
import type { Context } from '../endpoint.ts'
import type {
  PaymentTakings,
  SalesFigures,
  Shift,
  ShiftTakings,
  StoreAction,
  StoreDetail,
  StoreListItem,
  StoreTakings,
} from './contract.ts'

/** Today on the merchant's clocks. */
export function todayOf(merchant: Merchant, now: Date): string {
  return localTextOf(now, merchant.timezone).slice(0, 10)
}

/** When a day begins and ends on the merchant's clocks. */
export function spanOf(day: string, merchant: Merchant): { from: Date; to: Date } {
  const midnight = (date: string) => instantOfLocal(`${date} 00:00:00`, merchant.timezone)
  return { from: midnight(day), to: midnight(addDays(day, 1)) }
}

const none: Figures = {
  order_count: 0,
  sales_minor: 0,
  paid_minor: 0,
  refunded_minor: 0,
  cancelled_count: 0,
  cancelled_minor: 0,
  other_currency_count: 0,
}

export function figuresJson(figures: Figures = none): SalesFigures {
  return {
    order_count: figures.order_count,
    sales_minor: figures.sales_minor,
    paid_minor: figures.paid_minor,
    refunded_minor: figures.refunded_minor,
    net_minor: figures.paid_minor - figures.refunded_minor,
    cancelled_count: figures.cancelled_count,
    cancelled_minor: figures.cancelled_minor,
    other_currency_count: figures.other_currency_count,
  }
}

export function storeItemJson(details: StoreDetails, today: SalesFigures | null): StoreListItem {
  const { store } = details
  return {
    id: store.id,
    kind: store.kind,
    code: store.code,
    name: store.name,
    address: store.address,
    register_count: details.registers.length,
    shift_count: details.shifts.length,
    today,
  }
}

/** A store as it is now, for the answers of all that changes it. */
export async function storeDetailJson(
  { db, actor, merchantId, now }: Pick<Context, 'db' | 'actor' | 'merchantId' | 'now'>,
  id: string,
): Promise<StoreDetail> {
  const details = await loadStoreDetails(db, merchantId, id)
  const { store, warehouse, registers, shifts } = details
  return {
    id: store.id,
    version: store.version,
    kind: store.kind,
    code: store.code,
    name: store.name,
    name_translations: store.name_translations,
    phone: store.phone,
    address: store.address,
    warehouse: { id: warehouse.id, name: warehouse.name },
    registers: registers.map(({ code, name }) => ({ code, name })),
    shifts: shifts.map(shiftJson),
    today: todayOf(actor.merchant, now),
    currency: actor.merchant.currency,
    actions: actionsOf(details),
    created_at: new Date(store.created_at).toISOString(),
    updated_at: new Date(store.updated_at).toISOString(),
  }
}

function shiftJson(shift: StoredShift): Shift {
  return {
    code: shift.code,
    name: shift.name,
    start_time: shift.start_time.slice(0, 5),
    stop_time: shift.stop_time.slice(0, 5),
  }
}

function actionsOf(details: StoreDetails): StoreAction[] {
  const removal = removalRefusal(details)
  const tills = details.store.kind === 'online' ? 'store_online' : null
  return [
    { action: 'remove', is_allowed: removal === null, reason: removal },
    { action: 'change_tills', is_allowed: tills === null, reason: tills },
  ]
}

/** The takings of a day, with the names of the ways of payment as they are now. */
export async function takingsJson(
  { db, actor, merchantId }: Pick<Context, 'db' | 'actor' | 'merchantId'>,
  takings: Takings,
): Promise<StoreTakings> {
  const methods = await findPaymentMethods(db, merchantId)
  const { from, to } = spanOf(takings.business_on, actor.merchant)
  const paymentJson = (figures: PaymentFigures) => paymentTakingsJson(figures, methods)
  return {
    business_on: takings.business_on,
    from: from.toISOString(),
    to: to.toISOString(),
    currency: actor.merchant.currency,
    shifts: takings.rows.map((row) => shiftTakingsJson(row, paymentJson)),
    total: figuresJson(takings.total),
    payments: takings.payments.map(paymentJson),
  }
}

function shiftTakingsJson(
  row: TakingsOfShift,
  paymentJson: (figures: PaymentFigures) => PaymentTakings,
): ShiftTakings {
  const { handover } = row
  return {
    register: { code: row.register.code, name: row.register.name },
    shift: row.shift,
    state: row.state,
    handover: handover && {
      staff_code: handover.staff_code,
      staff_name: handover.staff_name,
      handed_over_at: new Date(handover.handed_over_at).toISOString(),
    },
    can_hand_over: { is_allowed: row.refusal === null, reason: row.refusal },
    operators: row.operators,
    payments: row.payments.map(paymentJson),
    ...figuresJson(row),
  }
}

function paymentTakingsJson(figures: PaymentFigures, methods: PaymentMethod[]): PaymentTakings {
  const method = methods.find((each) => each.id === figures.payment_method_id)
  return {
    payment_method_id: figures.payment_method_id,
    name_translations: method?.name_translations ?? null,
    ...figuresJson(figures),
  }
}
