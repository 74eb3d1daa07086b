import { hashPassword, type Staff } from '../core/access/staff.ts'
import type { Actor } from '../core/actor.ts'
import {
  createDeliveryOption,
  createPaymentMethod,
  type NewDeliveryOption,
  type NewPaymentMethod,
} from '../core/merchants/create-checkout-options.ts'
import { createStaff } from '../core/merchants/create-merchant.ts'
import { createStore } from '../core/merchants/create-store.ts'
import { loadOrderReferences } from '../core/orders/order-references.ts'
import type { Translations } from '../core/translations.ts'
import type { Db } from '../platform/db.ts'

/** Where an order is made. */
export interface Place {
  id: string
  code: string
  warehouse_id: string
}

export interface Choice<Row> {
  id: string
  row: Row
}

/** The merchant's places, people and ways of checkout. */
export interface Places {
  online: Place
  stores: (Place & { name_translations: Translations })[]
  staff: Staff[]
  deliveries: Choice<NewDeliveryOption>[]
  payments: Choice<NewPaymentMethod>[]
}

/** The tills of both stores. */
export const registers = [
  { code: '01', name: '一號收銀機' },
  { code: '02', name: '二號收銀機' },
]

/** The shifts of both stores, which open from 10 to 22. */
export const shifts = [
  { code: '1', name: '早班', start_time: '10:00', stop_time: '16:00' },
  { code: '2', name: '晚班', start_time: '16:00', stop_time: '22:00' },
] as const

const stores = [
  {
    code: 'A01',
    name: '台北信義店',
    name_translations: { 'zh-hant': '台北信義店', en: 'Taipei Xinyi' },
    phone: '0200000001',
    address: '台北市信義區範例路 1 號',
  },
  {
    code: 'B01',
    name: '台中公益店',
    name_translations: { 'zh-hant': '台中公益店', en: 'Taichung Gongyi' },
    phone: '0400000001',
    address: '台中市西區範例街 2 號',
  },
]

const people = [
  ['1001', '林店長', 'supervisor'],
  ['1002', '陳怡安', 'agent'],
  ['1003', '吳柏翔', 'agent'],
  ['1004', '許品萱', 'agent'],
  ['1005', '江志豪', 'agent'],
  ['1006', '周雅筑', 'agent'],
  ['1007', '蔡宗翰', 'supervisor'],
  ['1008', '鄭曉芳', 'sponsor'],
] as const

const deliveries: NewDeliveryOption[] = [
  delivery('宅配', 'Home delivery', 'custom', 'custom', 80),
  delivery('7-11 取貨付款', '7-Eleven, pay at pickup', 'tw_711_b2c_pay', 'pickup', 60),
  delivery('全家取貨', 'FamilyMart pickup', 'tw_fm_b2c_nopay', 'pickup', 60),
  delivery('門市自取', 'Store pickup', 'store_pickup', 'store_pickup', 0),
]

const payments: NewPaymentMethod[] = [
  payment('貨到付款', 'Cash on delivery', 'cash_on_delivery'),
  payment('銀行轉帳', 'Bank transfer', 'bank_transfer'),
  payment('門市付款', 'Pay in store', 'custom'),
  payment('LINE Pay', 'LINE Pay', 'linepay'),
  payment('信用卡', 'Credit card', 'shopline_payment'),
]

function delivery(
  zh: string,
  en: string,
  region_type: string,
  delivery_type: string,
  fee: number,
): NewDeliveryOption {
  return {
    name_translations: { 'zh-hant': zh, en },
    region_type,
    delivery_type,
    fee_minor: fee * 100,
  }
}

function payment(zh: string, en: string, type: string): NewPaymentMethod {
  return { name_translations: { 'zh-hant': zh, en }, type }
}

/** Makes the stores with tills and shifts, the staff, and the ways of delivery and payment. */
export async function makePlaces(db: Db, actor: Actor, now: Date): Promise<Places> {
  const { merchant } = actor
  const made: Places = {
    online: await onlinePlace(db, merchant.id),
    stores: [],
    staff: [],
    deliveries: [],
    payments: [],
  }
  for (const store of stores) {
    const place = { ...store, registers, shifts: [...shifts] }
    const { name_translations } = store
    made.stores.push({ ...(await createStore(db, actor, place, now)), name_translations })
  }
  // Nobody is told these passwords: signing in is for the demo's administrator. They take a while to
  // hash, on all the cores there are.
  const hashes = await Promise.all(people.map(() => hashPassword(crypto.randomUUID())))
  for (const [index, [code, name, role]] of people.entries()) {
    const password_hash = hashes[index] as string
    const account = `${merchant.handle}-${code}`
    const email = `staff${code}@example.com`
    made.staff.push(
      await createStaff(db, merchant.id, { account, password_hash, name, email, code, role }, now),
    )
  }
  for (const row of deliveries) {
    made.deliveries.push({ id: await createDeliveryOption(db, merchant.id, row, now), row })
  }
  for (const row of payments) {
    made.payments.push({ id: await createPaymentMethod(db, merchant.id, row, now), row })
  }
  return made
}

async function onlinePlace(db: Db, merchantId: string): Promise<Place> {
  const { store } = await loadOrderReferences(db, merchantId, {})
  if (!store) throw new Error('a merchant has an online store from the beginning')
  return store
}
