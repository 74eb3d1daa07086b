import type {
  CounterCustomerJson,
  CounterOptionsJson,
  NewOrderInput,
} from '../../src/console-api/counter/contract.ts'
import { addedLineInput, type FormLine, isComplete } from './order-lines.ts'

/** A new order as it stands on the screen. */
export interface OrderForm {
  store_id: string
  register_code: string
  customer: CounterCustomerJson | null
  new_customer: { name: string; phone: string; email: string } | null
  lines: FormLine[]
  discount_minor: number | null
  credit_minor: number | null
  points_used: number
  payment_method_id: string | null
  is_paid: boolean
  is_handed_over: boolean
  delivery_option_id: string | null
  /** Null leaves the fee to the way of delivery. */
  shipping_fee_minor: number | null
  recipient_name: string
  recipient_phone: string
  postcode: string
  city: string
  district: string
  address_1: string
  remark: string
  note: string
  tags: string[]
}

export type FormChange = (change: Partial<OrderForm>) => void

const placeKey = 'guitai.counter'

/** An empty order, at the counter where this browser made the one before. */
export function emptyForm(options: CounterOptionsJson): OrderForm {
  const [storeCode, register = ''] = (localStorage.getItem(placeKey) ?? '').split('/')
  const known = options.stores.find((store) => store.code === storeCode)
  const store = known ?? options.stores[0]
  return {
    store_id: store?.id ?? '',
    register_code: known?.registers.some(({ code }) => code === register) ? register : '',
    customer: null,
    new_customer: null,
    lines: [],
    discount_minor: null,
    credit_minor: null,
    points_used: 0,
    payment_method_id: null,
    is_paid: true,
    is_handed_over: true,
    delivery_option_id: null,
    shipping_fee_minor: null,
    recipient_name: '',
    recipient_phone: '',
    postcode: '',
    city: '',
    district: '',
    address_1: '',
    remark: '',
    note: '',
    tags: [],
  }
}

/** Keeps the counter for the next order of this browser. */
export function rememberPlace(form: OrderForm, options: CounterOptionsJson): void {
  const store = options.stores.find(({ id }) => id === form.store_id)
  if (store) localStorage.setItem(placeKey, `${store.code}/${form.register_code}`)
}

/** What the form says of a customer who was picked: whom it is for, and where it may go. */
export function customerChange(customer: CounterCustomerJson | null): Partial<OrderForm> {
  const address = customer?.address
  return {
    customer,
    new_customer: null,
    credit_minor: null,
    points_used: 0,
    recipient_name: address?.recipient_name ?? customer?.name ?? '',
    recipient_phone: address?.recipient_phone ?? customer?.phone ?? '',
    postcode: address?.postcode ?? '',
    city: address?.city ?? '',
    district: address?.district ?? '',
    address_1: address?.address_1 ?? '',
  }
}

/** What the server can reckon with: the lines that are whole, and a customer with a name. */
export function inputOf(form: OrderForm): NewOrderInput | null {
  const lines = form.lines.filter(isComplete)
  if (form.store_id === '' || lines.length === 0) return null
  const { new_customer } = form
  return {
    store_id: form.store_id,
    register_code: form.register_code,
    customer_id: form.customer?.id ?? null,
    new_customer: new_customer?.name.trim()
      ? {
          name: new_customer.name.trim(),
          phone: new_customer.phone.trim() || null,
          email: new_customer.email.trim() || null,
        }
      : null,
    lines: lines.map(addedLineInput),
    discount_minor: form.discount_minor ?? 0,
    credit_minor: form.customer ? (form.credit_minor ?? 0) : 0,
    points_used: form.customer ? form.points_used : 0,
    payment_method_id: form.payment_method_id,
    is_paid: form.is_paid,
    is_handed_over: form.is_handed_over,
    remark: form.remark,
    note: form.note,
    tags: form.tags,
    ...(form.is_handed_over ? {} : deliveryOf(form)),
  }
}

function deliveryOf(form: OrderForm): Partial<NewOrderInput> {
  return {
    delivery_option_id: form.delivery_option_id,
    ...(form.shipping_fee_minor === null ? {} : { shipping_fee_minor: form.shipping_fee_minor }),
    recipient_name: form.recipient_name,
    recipient_phone: form.recipient_phone,
    delivery_address: {
      postcode: form.postcode,
      city: form.city,
      district: form.district,
      address_1: form.address_1,
    },
  }
}

/** Why the order cannot be sent yet, as a key of the texts; null when it can. */
export function whatIsMissing(form: OrderForm): 'store' | 'lines' | 'line' | 'customerName' | null {
  if (form.store_id === '') return 'store'
  if (form.lines.length === 0) return 'lines'
  if (!form.lines.every(isComplete)) return 'line'
  if (form.new_customer && form.new_customer.name.trim() === '') return 'customerName'
  return null
}
