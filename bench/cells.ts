import type { Dataset } from './dataset.ts'
import type { LoadRequest } from './load.ts'
import { pick, random } from './random.ts'

/** One line of the table: what is asked for, by how many clients. */
export interface Cell {
  name: string
  clients: number
  token: 'shopline' | 'firstline' | 'wixtar'
  /** Requests of a kind that bare does not answer; compared with bare's plain get. */
  hasTwin: boolean
  requests: LoadRequest[]
}

/** Every cell, made from what the shop holds. */
export function cellsOf(data: Dataset): Cell[] {
  const orders = '/shopline/v1/orders'
  const get = (path: string): LoadRequest => ({ method: 'GET', path })
  const some = (make: () => LoadRequest) => Array.from({ length: 400 }, make)
  const create = some(() => ({
    method: 'POST',
    path: orders,
    body: JSON.stringify(newOrderBody(data)),
  }))
  const read = some(() => get(`${orders}/${pick(data.samples).id}`))
  const old = data.samples.slice(0, Math.ceil(data.samples.length / 2))
  const search = (key: string, value: () => string) =>
    some(() => get(`${orders}/search?per_page=50&${key}=${encodeURIComponent(value())}`))
  const cell = (name: string, clients: number, requests: LoadRequest[]): Cell => ({
    name,
    clients,
    token: 'shopline',
    hasTwin: true,
    requests,
  })
  const face = (name: string, token: Cell['token'], make: () => string): Cell => ({
    name,
    clients: 16,
    token,
    hasTwin: false,
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

/** The body of an order of four lines by a known customer. */
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
