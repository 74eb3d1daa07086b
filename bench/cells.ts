import type { Dataset } from './dataset.ts'
import type { LoadRequest } from './load.ts'
import { pick, random } from './random.ts'

/** One line of the table: what is asked for, by how many clients. */
export interface Cell {
  name: string
  clients: number
  token: 'shopline' | 'firstline' | 'wixtar'
  /** What bare does beside it: the same, its plain SHOPLINE get, or nothing. */
  twin: 'same' | 'get' | 'none'
  /** Each request changes an order that is not to be changed again. */
  isOnce: boolean
  requests: LoadRequest[]
}

/** Every cell, made from what the shop holds. */
export function cellsOf(data: Dataset): Cell[] {
  const orders = '/shopline/v1/orders'
  const get = (path: string): LoadRequest => ({ method: 'GET', path })
  const some = (make: () => LoadRequest) => Array.from({ length: 400 }, make)
  const create = some(() => createRequest(data))
  const read = some(() => get(`${orders}/${pick(data.samples).id}`))
  const old = data.samples.slice(0, Math.ceil(data.samples.length / 2))
  const search = (key: string, value: () => string) =>
    some(() => get(`${orders}/search?per_page=50&${key}=${encodeURIComponent(value())}`))
  const cell = (name: string, clients: number, requests: LoadRequest[]): Cell => ({
    name,
    clients,
    token: 'shopline',
    twin: 'same',
    isOnce: false,
    requests,
  })
  const face = (name: string, token: Cell['token'], make: () => string): Cell => ({
    name,
    clients: 16,
    token,
    twin: 'get',
    isOnce: false,
    requests: some(() => get(make())),
  })
  return [
    cell('create', 1, create),
    cell('create', 16, create),
    cell('get', 1, read),
    cell('get', 16, read),
    cell('list 50, first page', 16, [get(`${orders}?per_page=50`)]),
    cell(
      'list 50, deep cursor',
      16,
      some(() => get(`${orders}?per_page=50&previous_id=${pick(old).id}`)),
    ),
    cell(
      'search phone',
      16,
      search('phone_number', () => pick(data.customers).phone),
    ),
    cell(
      'search number',
      16,
      search('query', () => pick(data.samples).order_number),
    ),
    cell(
      'search name',
      16,
      search('name', () => pick(data.customers).name),
    ),
    cell(
      'search SKU',
      16,
      search('query', () => pick(data.products).sku),
    ),
    face('FIRST LINE get', 'firstline', () => {
      return `/firstline/api/v1/contact-order/${pick(data.samples).firstline_id}`
    }),
    face('Wixtar get', 'wixtar', () => `/wixtar/v1/shop_order/${pick(data.samples).wixtar_number}`),
  ]
}

/** The cells that use up orders: what becomes of them after they were made. */
export function lifeCellsOf({ openOrders, completedOrders }: Dataset): Cell[] {
  const half = Math.floor(openOrders.length / 2)
  const patch = (id: string, action: string, body: object): LoadRequest => ({
    method: 'PATCH',
    path: `/shopline/v1/orders/${id}/${action}`,
    body: JSON.stringify(body),
  })
  const cell = (name: string, twin: Cell['twin'], requests: LoadRequest[]): Cell => {
    return { name, clients: 16, token: 'shopline', twin, isOnce: true, requests }
  }
  const cancellation = {
    cancelled_reason: { key: 'change_mind', message: '買錯了' },
    operated_by: 'customer',
    mail_notify: false,
  }
  return [
    cell(
      'status change',
      'same',
      openOrders.slice(0, half).map(({ id }) => patch(id, 'status', { status: 'completed' })),
    ),
    cell(
      'cancel',
      'same',
      openOrders.slice(half).map(({ id }) => patch(id, 'cancel', cancellation)),
    ),
    cell('return', 'none', completedOrders.map(returnRequest)),
  ]
}

/** Sends one line of an order back and completes the return. */
function returnRequest({ id, lineId }: Dataset['completedOrders'][number]): LoadRequest {
  const path = '/shopline/v1/return_orders'
  const body = {
    order_id: id,
    subtotal_items: [{ id: lineId, quantity: 1 }],
    payment_option: { key: 'custom_return' },
    delivery_option: { key: 'custom_return' },
  }
  const completed = JSON.stringify({ status: 'completed' })
  return {
    method: 'POST',
    path,
    body: JSON.stringify(body),
    follow: { method: 'PUT', path: `${path}/:id`, body: completed },
  }
}

/** Makes an order of four lines by a known customer. */
export function createRequest(data: Dataset): LoadRequest {
  const body = JSON.stringify(newOrderBody(data))
  return { method: 'POST', path: '/shopline/v1/orders', body }
}

function newOrderBody(data: Dataset): object {
  const customer = pick(data.customers)
  const items = Array.from({ length: 4 }, () => {
    const product = pick(data.products)
    const quantity = 1 + random(3)
    const price = product.price_minor / 100
    return {
      item_type: 'Product',
      item_id: product.id,
      item_price: price,
      quantity,
      total: price * quantity,
    }
  })
  const total = String(items.reduce((sum, item) => sum + item.total, 0))
  return {
    order: {
      delivery_option_id: data.deliveryOptionId,
      payment_method_id: data.paymentMethodId,
      subtotal: total,
      total,
      items,
      customer_id: customer.id,
      customer_phone: customer.phone,
      delivery_address: {
        country_code: 'TW',
        country: '台灣',
        city: '台北市',
        postcode: '10560',
        address_1: '光復北路11號',
        recipient_name: customer.name,
        recipient_phone: customer.phone,
      },
    },
  }
}
