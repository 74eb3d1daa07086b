import { describe, expect, test } from 'vitest'
import { DomainError, type ErrorCode, errorCodes } from '../src/core/errors.ts'
import { apis, type Face } from '../src/docs/faces.ts'
import { RequestError } from '../src/platform/request-error.ts'

const codes = Object.keys(errorCodes) as ErrorCode[]
const statusesByKind = {
  unauthorized: [401],
  forbidden: [403],
  not_found: [404],
  gone: [410],
  invalid: [400, 422],
  conflict: [400, 409, 422],
  too_many: [429],
}
// What the core says with its refusals.
const values = {
  ...{ field: 'name', reason: 'taken', sku: 'SKU-1' },
  ...{ number: 'AA0001', kind: '12', batch: 'A0001', customer: '021100543' },
}
const request = {
  method: 'POST',
  url: 'http://localhost/',
  path: '/',
  headers: {},
  params: {},
  query: {},
  body: undefined,
}

// Who never says what: the face has no endpoint whose work could be refused so. Where it gets one,
// the code leaves this list and gets a sentence there.
const ofCommandLine: ErrorCode[] = ['account_taken', 'handle_taken']
const ofShifts: ErrorCode[] = ['shift_already_handed_over']
// Stores, people and settings are changed, and sessions are made, in the console alone.
const ofConsole: ErrorCode[] = [
  'password_wrong',
  ...([
    'saved_view_changed_meanwhile',
    'saved_views_too_many',
    'token_expiry_past',
    'token_staff_required',
  ] as const),
  ...(['shift_not_begun', 'shifts_overlap', 'store_code_taken', 'store_in_use'] as const),
  ...(['store_online', 'staff_code_taken', 'staff_last_admin', 'staff_oneself'] as const),
  'settings_changed_meanwhile',
  ...(['customer_changed_meanwhile', 'product_changed_meanwhile'] as const),
  'stock_changed_meanwhile',
  ...(['order_already_confirmed', 'order_already_paid', 'order_tags_too_many'] as const),
]
const ofVouchers = codes.filter((code) => code.startsWith('voucher_') && isWorded(code))
const ofTags: ErrorCode[] = ['customer_tag_name_taken']
const ofTillNumbers: ErrorCode[] = ['variant_code_taken']
const ofSecrets: ErrorCode[] = ['webhook_secret_unusable']
const ofWebhooks: ErrorCode[] = [...ofSecrets, 'webhook_address_unusable', 'webhooks_too_many']
const ofBalances: ErrorCode[] = ['credits_insufficient', 'points_insufficient']
const ofReturns = [
  ...codes.filter((code) => code.startsWith('return_') && isWorded(code)),
  'order_not_shipped',
]
const ofCarriers = [
  ...codes.filter((code) => code.startsWith('shipment_')),
  ...['labels_unavailable', 'order_delivery_integrated', 'callback_address_unusable'],
]
const ofSplits = [
  ...codes.filter((code) => code.startsWith('order_split_')),
  'order_changed_meanwhile',
]
const ofCategories: ErrorCode[] = ['product_category_unknown', 'category_parent_unknown']
const ofCheckout: ErrorCode[] = ['delivery_option_unusable', 'payment_method_unusable']
const ofCustomers: ErrorCode[] = ['customer_email_taken', 'customer_phone_taken', ...ofTags]
const ofLines: ErrorCode[] = ['line_product_unknown', 'line_variant_required']
const ofShop = [
  ...[...ofCommandLine, ...ofWebhooks, ...ofReturns, ...ofCarriers, ...ofSplits],
  ...[...ofCategories, ...ofCheckout],
]

/** Face → codes that it words in general, since nobody is ever told them. */
const unsaid: Record<Face['name'], string[]> = {
  shopline: [
    ...[...ofCommandLine, ...ofShifts, ...ofVouchers, ...ofTags, ...ofTillNumbers, ...ofSecrets],
    ...[...ofConsole, 'return_order_changed_meanwhile'],
  ],
  firstline: [
    ...[...ofShop, ...ofShifts, ...ofVouchers, ...ofBalances, ...ofConsole],
    // Comes with the field that it is about, which is all there is to say.
    'invalid',
  ],
  wixtar: [
    ...[...ofShop, ...ofCustomers, ...ofLines, ...ofTillNumbers, ...ofConsole, 'sku_taken'],
    // The kinds of vouchers are made by the demo shop alone.
    'voucher_kind_code_taken',
    // The endpoints' own schemas say this, with the field.
    'invalid',
  ],
  // Each code is its own sentence, and `invalid` never comes without a reason or a pointer.
  console: ['invalid'],
}

const generalText: Record<Face['name'], RegExp> = {
  shopline: /"Validation failed"/,
  firstline: /"The data is invalid\."/,
  wixtar: /^\{"message":"(資料內容不正確|目前狀態不允許此操作)"\}$/,
  console: /"detail":"(Invalid|Conflict)\."/,
}

/** Whether it is a refusal of what was sent, which needs more words than "not found". */
function isWorded(code: ErrorCode): boolean {
  return ['invalid', 'conflict'].includes(errorCodes[code])
}

describe.each(apis)('$name', ({ name, refuse }) => {
  test.for(codes)('answers the refusal %s in its own form, with and without its values', (code) => {
    const replies = [values, {}].map((given) => refuse(new DomainError(code, given), request))

    for (const reply of replies) {
      expect(reply.status).toBeLessThan(500)
      expect(reply.body).toBeTypeOf('object')
      expect(JSON.stringify(reply.body)).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })

  test('has a sentence of its own for every refusal of what was sent', () => {
    const general = codes.filter(isWorded).filter((code) => {
      const { body } = refuse(new DomainError(code), request)
      return generalText[name].test(JSON.stringify(body))
    })

    expect(general.toSorted()).toEqual(unsaid[name].toSorted())
  })

  test.for(codes)('gives %s a status of its kind', (code) => {
    const reply = refuse(new DomainError(code, values), request)

    expect(statusesByKind[errorCodes[code]]).toContain(reply.status)
  })

  test.for(['malformed_body', 'body_too_large', 'unknown_path', 'wrong_method', 'text'] as const)(
    'answers %s before an endpoint is reached',
    (problem) => {
      const reply = refuse(new RequestError(problem, 'POST is not allowed', ['GET']), request)

      expect(reply.status).toBeGreaterThanOrEqual(400)
      expect(reply.status).toBeLessThan(500)
    },
  )

  test('tells a client nothing about a fault', () => {
    const reply = refuse(new Error('relation "orders" does not exist'), request)

    expect(reply.status).toBe(500)
    expect(JSON.stringify(reply.body)).not.toContain('relation')
  })
})
