import { createCustomerIn, takeCustomerNumbers } from '../src/core/customers/create-customer.ts'
import type { Customer } from '../src/core/customers/customer.ts'
import { changeBalance, type Ledger } from '../src/core/customers/ledger.ts'
import { statement } from '../src/platform/db.ts'
import type { Server, Shop, WireReply } from './app.ts'
import { aDeliveryOption, aPaymentMethod, aProduct, type BuiltProduct } from './builders.ts'

/** A customer of the shop; Chinese name and example.com mail unless said otherwise. */
export async function aCustomer(
  server: Server,
  shop: Shop,
  given: Partial<Pick<Customer, 'name' | 'email' | 'phone' | 'ref_user_id'>> = {},
): Promise<Customer> {
  const numbers = await takeCustomerNumbers(server.db, shop.merchant.id)
  const { customer } = await server.db.transaction((tx) =>
    createCustomerIn(
      tx,
      shop.actor,
      {
        name: '林怡君',
        email: `customer${numbers.firstline_id}@example.com`,
        phone: '0912345678',
        created_by: 'admin',
        ...given,
      },
      numbers,
      new Date(),
    ),
  )
  return customer
}

/** Gives a customer credits (hundredths) or points. */
export async function aBalance(
  server: Server,
  shop: Shop,
  customer: Customer,
  ledger: Ledger,
  amount: number,
): Promise<void> {
  await server.db.transaction((tx) =>
    changeBalance(tx, shop.actor, {
      ledger,
      customerId: customer.id,
      orderId: null,
      type: 'manual',
      amount,
      now: new Date(),
    }),
  )
}

/** A customer's balance as the sum of the ledger. */
export async function balanceOf(
  server: Server,
  shop: Shop,
  customerId: string,
  ledger: Ledger,
): Promise<number> {
  const [row] = await server.db.read<{ balance: number }>(
    statement(
      'build_balance',
      `select coalesce(sum(amount), 0)::float8 as balance from ledger_entries
        where merchant_id = $1 and customer_id = $2 and ledger = $3`,
    ),
    [shop.merchant.id, customerId, ledger],
  )
  return row?.balance ?? 0
}

/** How many units of a variant are in the online store's warehouse. */
export async function stockOf(server: Server, shop: Shop, variantId: string): Promise<number> {
  const [row] = await server.db.read<{ quantity: number }>(
    statement(
      'build_stock',
      'select quantity from stock_levels where merchant_id = $1 and variant_id = $2',
    ),
    [shop.merchant.id, variantId],
  )
  return row?.quantity ?? 0
}

/** How many rows of a table a merchant has. */
export async function rowCount(
  server: Server,
  shop: Shop,
  table:
    | 'orders'
    | 'order_lines'
    | 'customers'
    | 'events'
    | 'ledger_entries'
    | 'products'
    | 'stock_movements',
): Promise<number> {
  const [row] = await server.db.read<{ count: number }>(
    statement(
      `build_count_${table}`,
      `select count(*)::int as count from ${table} where merchant_id = $1`,
    ),
    [shop.merchant.id],
  )
  return row?.count ?? 0
}

/** What a shop needs before an order can be made through SHOPLINE. */
export interface Counter {
  delivery_option_id: string
  payment_method_id: string
  customer: Customer
  product: BuiltProduct
}

/** Delivery option, payment method, customer and product of a shop. */
export async function aCounter(server: Server, shop: Shop): Promise<Counter> {
  const [delivery_option_id, payment_method_id, customer, product] = await Promise.all([
    aDeliveryOption(server, shop),
    aPaymentMethod(server, shop),
    aCustomer(server, shop),
    aProduct(server, shop, { title: '無線藍牙耳機', price_minor: 99_900 }),
  ])
  return { delivery_option_id, payment_method_id, customer, product }
}

/** The body of a SHOPLINE order of one product at NT$999; `order` and `flags` override. */
export function anOrderBody(
  counter: Counter,
  order: Record<string, unknown> = {},
  flags: Record<string, unknown> = {},
) {
  return {
    order: {
      delivery_option_id: counter.delivery_option_id,
      payment_method_id: counter.payment_method_id,
      customer_id: counter.customer.id,
      subtotal: 999,
      total: 999,
      items: [
        {
          item_type: 'Product',
          item_id: counter.product.id,
          item_price: 999,
          quantity: 1,
          total: 999,
        },
      ],
      delivery_address: {
        city: '台北市',
        address_1: '測試路1號',
        recipient_name: '陳大文',
        recipient_phone: '0987654321',
      },
      ...order,
    },
    ...flags,
  }
}

/** Makes an order through SHOPLINE and returns its body; fails the test when it is refused. */
export async function aShoplineOrder(
  shop: Shop,
  counter: Counter,
  order: Record<string, unknown> = {},
  flags: Record<string, unknown> = {},
): Promise<WireReply['json']> {
  const reply = await shop.shopline.post('/orders', anOrderBody(counter, order, flags))
  if (reply.status !== 200) throw new Error(`order refused: ${reply.text}`)
  return reply.json
}
