import { z } from 'zod'
import { DomainError, type ErrorCode, type ErrorKind } from '../../core/errors.ts'
import { isUnavailable } from '../../platform/db.ts'
import type { Reply } from '../../platform/http.ts'
import { RequestError } from '../../platform/request-error.ts'

/** The endpoint exists in the vendor's index and is not built here. */
export class NotBuiltError extends Error {
  override readonly name = 'NotBuiltError'
}

interface Wording {
  status: number
  code: string
  message: (values: Record<string, string | number>) => string
}

// Inferred: codes are not listed by the vendor; UpperCamelCase names as in the samples.
const byKind: Record<ErrorKind, Wording> = {
  not_found: { status: 404, code: 'NotFound', message: () => 'Not found' },
  gone: { status: 410, code: 'Gone', message: () => 'Gone' },
  invalid: { status: 422, code: 'UnprocessableEntity', message: () => 'Validation failed' },
  conflict: { status: 422, code: 'UnprocessableEntity', message: () => 'Validation failed' },
  forbidden: { status: 403, code: 'Forbidden', message: () => 'Forbidden' },
  unauthorized: { status: 401, code: 'Unauthorized', message: () => 'Unauthorized' },
  too_many: { status: 429, code: 'RateLimitExceeded', message: () => 'Too many requests' },
}

// The input that a refusal is about; a refusal that comes without it still makes a sentence.
const input = (values: Record<string, string | number>, usual: string) =>
  `"${values.field ?? usual}"`

const unable = (reason: string) => `Unable to process the changes [${reason}]`

function shipment(text: string): Wording['message'] {
  return (values) => `Order#[${values.order_id ?? ''}] ${text}`
}

const byCode: Partial<Record<ErrorCode, Partial<Wording>>> = {
  idempotency_key_invalid: { message: () => unable('"Idempotency-Key" is not a usable key') },
  idempotency_key_reused: {
    message: () => unable('"Idempotency-Key" was sent with another request'),
  },
  // Inferred: the case is documented (spec/shopline/orders.md, Errors), its words are not.
  forbidden: {
    message: ({ reason }) =>
      reason === undefined ? 'Forbidden' : `Forbidden: the token lacks the scope ${reason}`,
  },
  order_not_found: { message: () => 'Order not found' },
  customer_not_found: { message: () => 'Customer not found' },
  product_not_found: { message: () => 'Product not found' },
  variant_not_found: { message: () => 'Variation not found' },
  category_not_found: { message: () => 'Category not found' },
  delivery_option_not_found: { message: () => 'Delivery option not found' },
  payment_method_not_found: { message: () => 'Payment method not found' },
  merchant_not_found: { message: () => 'Merchant not found' },
  channel_not_found: { message: () => 'Channel not found' },
  warehouse_not_found: { message: () => 'Warehouse not found' },
  staff_not_found: { message: () => 'Staff not found' },
  webhook_not_found: { message: () => 'Webhook not found' },
  webhook_address_unusable: { message: () => unable('"address" must be a http or https URL') },
  invalid: { message: (values) => unable(String(values.reason ?? 'invalid value')) },
  delivery_option_unusable: {
    message: () => unable('"delivery_option_id" is not a custom delivery option of this store'),
  },
  payment_method_unusable: {
    message: () => unable('"payment_method_id" is not a custom payment method of this store'),
  },
  line_product_unknown: {
    message: (values) => unable(`${input(values, 'items')} is not a product of this store`),
  },
  line_variant_required: {
    message: (values) => unable(`${input(values, 'items')} must be a variation of the product`),
  },
  order_customer_unknown: {
    message: () => unable('"customer_id" is not a customer of this store'),
  },
  amount_out_of_range: {
    message: (values) => unable(`${input(values, 'total')} is not an amount that can be stored`),
  },
  stock_insufficient: { message: (values) => unable(`"${values.sku ?? 'items'}" is out of stock`) },
  credits_insufficient: {
    message: (values) => unable(`${input(values, 'user_credit')} is more than the credit balance`),
  },
  points_insufficient: {
    message: (values) => unable(`${input(values, 'member_point')} is more than the point balance`),
  },
  customer_email_taken: { message: () => unable('"email" has already been taken') },
  customer_phone_taken: { message: () => unable('"phone" has already been taken') },
  sku_taken: { message: () => unable('"sku" has already been taken') },
  stock_out_of_range: { message: () => unable('"quantity" is not a count that can be stored') },
  // The code is the vendor's; its body on these calls is that of a 400 (conventions.md, Errors).
  stock_warehouse_required: {
    code: 'QuantityUpdateNotAllowed',
    message: () => 'The stock is kept in several warehouses; use the stocks endpoint',
  },
  product_category_unknown: {
    message: () => unable('"category_ids" must be categories of this store'),
  },
  category_parent_unknown: {
    message: () => unable('"parent_id" is not a category of this store'),
  },
  order_delivery_integrated: {
    message: () => unable('the delivery option is integrated with a carrier'),
  },
  // The code is the vendor's (spec/shopline/orders.md 3.6).
  order_changed_meanwhile: {
    code: 'parent_order_updated',
    message: () => unable('"updated_at" is not the time of the last change of the order'),
  },
  order_split_line_unknown: {
    message: (values) =>
      unable(`"order_items.${values.field ?? 'id'}" is not an item of the order`),
  },
  order_split_quantity: {
    message: (values) =>
      unable(`"order_items.${values.field ?? 'quantity'}" is more than the order has of the item`),
  },
  order_split_takes_all: {
    message: () => unable('"order_items" must leave something in the order'),
  },
  // Inferred: no source shows the body of a 410.
  order_archived: { message: () => 'Order is archived' },
  // The message and the code 0001 and 0004 are the vendor's (spec/shopline/orders.md 3.7).
  // Inferred: the vendor has a 0002 and a 0003 whose texts are not known.
  shipment_order_unknown: { code: '0001', message: shipment('is invalid') },
  shipment_not_pending: { code: '0002', message: shipment('delivery status is not pending') },
  shipment_platform_unsupported: {
    code: '0003',
    message: shipment('delivery platform is not supported'),
  },
  shipment_refused: { code: '0004', message: shipment('integrated delivery service error') },
  shipment_too_many: {
    message: () => unable('"orderIds" must contain less than or equal to 24 items'),
  },
  labels_unavailable: {
    message: () => unable('none of the orders has a shipment to print a label for'),
  },
  callback_address_unusable: {
    message: () => unable('"callback_url" must be a public https address'),
  },
  return_order_not_found: { message: () => 'Return order not found' },
  return_order_unknown_order: {
    message: () => unable('"order_id" is not an order of this store'),
  },
  return_line_unknown: {
    message: (values) => unable(`${input(values, 'items')} is not an item of the order`),
  },
  return_quantity_exceeded: {
    message: (values) =>
      unable(`${input(values, 'items')} must be less than or equal to ${values.left ?? 0}`),
  },
  return_delivery_unknown: {
    message: () => unable('"delivery_option.id" is not a delivery option of this store'),
  },
  return_payment_unknown: {
    message: () => unable('"payment_option.id" is not a payment method of this store'),
  },
  return_order_closed: { message: () => unable('the return order is completed or cancelled') },
  order_not_shipped: { message: () => unable('the order is not shipped yet') },
  order_already_completed: { message: () => unable('the order is completed') },
  order_already_cancelled: { message: () => unable('the order is cancelled') },
  order_already_shipped: { message: () => unable('the order is shipped, arrived or collected') },
  order_has_return: { message: () => unable('the order has a return order') },
  state_unreachable: { message: () => unable('"status" cannot change this way') },
  webhooks_too_many: { message: () => unable('the store has 100 webhooks, which is the limit') },
  order_number_taken: { message: () => unable('"order_number" has already been taken') },
}

/** Any error in SHOPLINE's form (spec/shopline/conventions.md, Errors). Never throws. */
export function errorReply(error: unknown): Reply {
  if (error instanceof DomainError) return domainReply(error)
  if (error instanceof z.ZodError)
    return refusal(422, 'UnprocessableEntity', unable(reasonOf(error)))
  if (error instanceof NotBuiltError) {
    return refusal(501, 'NotImplemented', 'This endpoint is not implemented')
  }
  if (error instanceof RequestError) return requestReply(error)
  if (isUnavailable(error)) {
    const away = refusal(503, 'ServiceUnavailable', 'Service temporarily unavailable')
    return { ...away, headers: { 'retry-after': '1' } }
  }
  return { status: 500, body: { message: 'Internal Server Error', code: 'InternalServerError' } }
}

function domainReply(error: DomainError): Reply {
  const wording = { ...byKind[error.kind], ...byCode[error.code] }
  if (error.code === 'stock_warehouse_required') {
    const body = { error: wording.message(error.values), code: wording.code, caused_by: {} }
    return { status: wording.status, body }
  }
  const message = wording.message(error.values)
  // Two answers of their own (spec/shopline/orders.md 0.4).
  if (error.code === 'shipment_too_many') return { status: wording.status, body: { message } }
  if (error.code.startsWith('shipment_')) {
    return { status: wording.status, body: { error: message, code: wording.code } }
  }
  return refusal(wording.status, wording.code, message)
}

function requestReply(error: RequestError): Reply {
  switch (error.problem) {
    case 'unknown_path':
      return refusal(404, 'NotFound', 'Not found')
    case 'wrong_method':
      return {
        ...refusal(405, 'MethodNotAllowed', 'Method not allowed'),
        headers: { allow: error.allowed.join(', ') },
      }
    case 'body_too_large':
      return refusal(413, 'PayloadTooLarge', error.message)
    case 'text':
      return refusal(422, 'UnprocessableEntity', unable(error.message))
    case 'malformed_body':
      return { status: 400, body: { error: error.message, code: 'BadRequest', caused_by: {} } }
  }
}

function refusal(status: number, code: string, message: string): Reply {
  // A validation failure sets both `error` and `message`, since readers look at either.
  if (status === 422) return { status, body: { error: message, message, code, extras: {} } }
  return { status, body: { message, code, extras: {} } }
}

/** The first problem, in the wording of the vendor's validator: "orderIds" must be … */
function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues
  if (!issue) return 'invalid value'
  const deepest = deepestIssue(issue)
  const path = deepest.path.map(String).join('.')
  return `"${path || 'value'}" ${deepest.message.replace(/^Invalid input: /, '')}`
}

type Issue = z.core.$ZodIssue

function deepestIssue(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue
  const [inner] = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a))
  const [first] = inner ?? []
  return first ? { ...deepestIssue(first), path: [...issue.path, ...first.path] } : issue
}

function depthOf(issues: Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length))
}
