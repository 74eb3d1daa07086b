import { createHash, createHmac } from 'node:crypto'
import { findCustomer } from '../../core/customers/load-customer.ts'
import type { RecordedEvent } from '../../core/events.ts'
import { findOrder } from '../../core/orders/load-order.ts'
import { findQuantitySold } from '../../core/products/find-quantity-sold.ts'
import { findProduct } from '../../core/products/load-product.ts'
import { loadReturnOrder } from '../../core/returns/load-return-order.ts'
import { type Message, validSecrets, type WebhookFormat } from '../../core/webhooks/webhook.ts'
import type { Db } from '../../platform/db.ts'
import { customerJson } from './customers/customer-json.ts'
import { orderJson } from './orders/order-json.ts'
import { productJson } from './products/product-json.ts'
import { returnOrderJson } from './return-orders/return-order-json.ts'
import { memberPointResource, userCreditResource } from './webhooks/ledger-resources.ts'
import { topicsOf } from './webhooks/topics.ts'

const minute = 60_000
// Inferred: three times more are documented, the intervals are not.
const retryDelaysMs = [minute, 5 * minute, 30 * minute]
// Inferred: "when deliveries keep failing a circuit breaker disables the webhook".
const failuresMax = 10

/** SHOPLINE's webhooks: its envelope and signature, three redeliveries, then the circuit breaker. */
export const shoplineWebhooks: WebhookFormat = {
  topicsOf,

  async requestOf(db, message, now) {
    const { subscription } = message
    const body = canonicalJson(await envelopeOf(db, message))
    const timestamp = String(Math.floor(now.getTime() / 1000))
    const [secret] = validSecrets(subscription, now)
    const url = new URL(subscription.address)
    // Inferred: signed where a secret is known; the subscription itself has no field for one.
    if (secret !== undefined) url.searchParams.set('sign', signatureOf(secret, timestamp, body))
    return {
      url: url.href,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'guitai',
        'x-shopline-developer-event-timestamp': timestamp,
      },
      body,
    }
  },

  nextTry(tries, _firstTriedAt, now) {
    const delay = retryDelaysMs[tries - 1]
    return delay === undefined ? null : new Date(now.getTime() + delay)
  },

  pauseReason: (subscription) => (subscription.failures >= failuresMax ? 'circuit_breaker' : null),
}

/** JSON with the keys of every object in alphabetical order: what is sent, and what is signed. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member) => {
    if (member === null || typeof member !== 'object' || Array.isArray(member)) return member
    const names = Object.keys(member).sort()
    // Keys that are figures would come first whatever their order; no resource has any.
    return Object.fromEntries(names.map((name) => [name, member[name]]))
  })
}

/** Lower-case hex HMAC-SHA256 of "timestamp:canonical JSON" (spec/shopline/webhooks.md Signature). */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}:${body}`).digest('hex')
}

async function envelopeOf(db: Db, message: Message): Promise<object> {
  const { merchant, delivery, event } = message
  const [noun = ''] = delivery.topic.split('/')
  return {
    event: classNames[noun] ?? classNameOf(noun),
    topic: delivery.topic,
    merchant_id: merchant.id,
    resource: await resourceOf(db, message, noun),
    trace_id: traceIdOf(delivery.id),
    // Events are known to the millisecond.
    ts: `${Date.parse(event.occurred_at)}000000`,
    is_devstore: merchant.is_demo,
  }
}

const classNames: Record<string, string> = { user: 'User', stock: 'Product' }

function classNameOf(noun: string): string {
  return noun
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
}

/** The object as the Open API shows it at the time of sending; its id alone once it is gone. */
async function resourceOf(
  db: Db,
  { merchant, event }: Message,
  noun: string,
): Promise<Record<string, unknown>> {
  const isPart = noun === 'order_payment' || noun === 'order_delivery'
  const shown = await (resources[isPart ? 'order' : noun] ?? nothing)(db, merchant, event)
  if (shown === null) return { id: event.subject_id }
  // Quirk 41: parts of an order are sent with the order's id, which they lack inside the order.
  if (isPart) {
    return { ...(shown[noun] as object), order_id: event.subject_id }
  }
  return shown
}

type Resource = (
  db: Db,
  merchant: Message['merchant'],
  event: RecordedEvent,
) => Promise<Record<string, unknown> | null>

const nothing: Resource = async () => null

const productResource: Resource = async (db, merchant, event) => {
  const product = await findProduct(db, merchant.id, { id: event.subject_id })
  if (!product) return null
  const sold = (await findQuantitySold(db, merchant.id, [product.id])).get(product.id) ?? 0
  return { ...productJson(product, { currency: merchant.currency, sold, include: [] }) }
}

const resources: Record<string, Resource> = {
  order: async (db, merchant, event) => {
    const order = await findOrder(db, merchant.id, { id: event.subject_id })
    return order && { ...orderJson(order) }
  },
  user: async (db, merchant, event) => {
    const customer = await findCustomer(db, merchant.id, { id: event.subject_id })
    return customer && { ...(await customerJson(db, merchant, customer)) }
  },
  // The order is the subject of what happens to its returns.
  return_order: async (db, merchant, event) => {
    const id = String(event.data.return_order_id)
    return { ...returnOrderJson(await loadReturnOrder(db, merchant.id, id)) }
  },
  user_credit: userCreditResource,
  member_point: memberPointResource,
  product: productResource,
  stock: productResource,
}

// The same in every try of a delivery. Version 8 of RFC 9562: our own way to make one.
function traceIdOf(deliveryId: string): string {
  const hex = createHash('sha256').update(deliveryId).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
