export type ErrorKind =
  | 'not_found'
  | 'gone'
  | 'invalid'
  | 'forbidden'
  | 'unauthorized'
  | 'conflict'
  | 'too_many'

/**
 * Every refusal of the core, with its kind. Each dialect gives each code its own status and words;
 * a test feeds all of them to all dialects.
 */
export const errorCodes = {
  unauthorized: 'unauthorized',
  idempotency_key_invalid: 'invalid',
  idempotency_key_reused: 'conflict',
  forbidden: 'forbidden',
  cross_site_request: 'forbidden',
  session_required: 'forbidden',
  session_not_found: 'not_found',
  sign_in_failed: 'unauthorized',
  sign_in_locked: 'too_many',
  password_checks_busy: 'too_many',
  password_wrong: 'invalid',
  order_not_found: 'not_found',
  order_line_not_found: 'not_found',
  customer_not_found: 'not_found',
  customer_tag_not_found: 'not_found',
  product_not_found: 'not_found',
  variant_not_found: 'not_found',
  category_not_found: 'not_found',
  store_not_found: 'not_found',
  staff_not_found: 'not_found',
  delivery_option_not_found: 'not_found',
  payment_method_not_found: 'not_found',
  warehouse_not_found: 'not_found',
  channel_not_found: 'not_found',
  shift_not_found: 'not_found',
  voucher_not_found: 'not_found',
  merchant_not_found: 'not_found',
  webhook_not_found: 'not_found',
  token_not_found: 'not_found',
  webhook_delivery_not_found: 'not_found',
  return_order_not_found: 'not_found',
  invalid: 'invalid',
  webhook_address_unusable: 'invalid',
  webhook_secret_unusable: 'invalid',
  delivery_option_unusable: 'invalid',
  payment_method_unusable: 'invalid',
  line_product_unknown: 'invalid',
  line_variant_required: 'invalid',
  order_customer_unknown: 'invalid',
  amount_out_of_range: 'invalid',
  stock_insufficient: 'invalid',
  stock_out_of_range: 'invalid',
  stock_warehouse_required: 'forbidden',
  member_required: 'forbidden',
  product_category_unknown: 'invalid',
  category_parent_unknown: 'invalid',
  credits_insufficient: 'invalid',
  points_insufficient: 'invalid',
  voucher_out_of_period: 'invalid',
  voucher_kind_unknown: 'invalid',
  voucher_kind_closed: 'invalid',
  voucher_kind_exhausted: 'invalid',
  voucher_batch_taken: 'invalid',
  voucher_customer_unknown: 'invalid',
  voucher_already_used: 'conflict',
  voucher_not_used: 'conflict',
  voucher_used_elsewhere: 'conflict',
  voucher_kind_code_taken: 'conflict',
  shift_already_handed_over: 'conflict',
  shift_not_begun: 'conflict',
  shifts_overlap: 'invalid',
  register_not_found: 'not_found',
  store_code_taken: 'conflict',
  store_in_use: 'conflict',
  store_online: 'conflict',
  staff_code_taken: 'conflict',
  staff_last_admin: 'conflict',
  staff_oneself: 'conflict',
  settings_changed_meanwhile: 'conflict',
  return_order_unknown_order: 'invalid',
  return_line_unknown: 'invalid',
  return_delivery_unknown: 'invalid',
  return_payment_unknown: 'invalid',
  return_quantity_exceeded: 'conflict',
  return_order_closed: 'conflict',
  return_order_changed_meanwhile: 'conflict',
  order_not_shipped: 'conflict',
  order_number_taken: 'conflict',
  webhooks_too_many: 'conflict',
  token_staff_required: 'invalid',
  token_expiry_past: 'invalid',
  token_scope_beyond_own: 'forbidden',
  customer_email_taken: 'conflict',
  customer_phone_taken: 'conflict',
  customer_tag_name_taken: 'conflict',
  sku_taken: 'conflict',
  variant_code_taken: 'conflict',
  account_taken: 'conflict',
  handle_taken: 'conflict',
  order_already_cancelled: 'conflict',
  order_already_completed: 'conflict',
  order_already_shipped: 'conflict',
  order_already_confirmed: 'conflict',
  order_already_paid: 'conflict',
  order_tags_too_many: 'conflict',
  order_has_return: 'conflict',
  state_unreachable: 'conflict',
  order_delivery_integrated: 'invalid',
  order_changed_meanwhile: 'conflict',
  customer_changed_meanwhile: 'conflict',
  product_changed_meanwhile: 'conflict',
  stock_changed_meanwhile: 'conflict',
  order_split_line_unknown: 'invalid',
  order_split_quantity: 'invalid',
  order_split_takes_all: 'invalid',
  order_archived: 'gone',
  shipment_order_unknown: 'invalid',
  shipment_platform_unsupported: 'invalid',
  shipment_not_pending: 'conflict',
  shipment_refused: 'conflict',
  shipment_too_many: 'invalid',
  labels_unavailable: 'conflict',
  callback_address_unusable: 'invalid',
  saved_view_not_found: 'not_found',
  saved_view_private: 'forbidden',
  saved_view_changed_meanwhile: 'conflict',
  saved_views_too_many: 'conflict',
} as const satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof errorCodes

/** A refusal: the caller asked for something that cannot be. Never a bug, never a status code. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly kind: ErrorKind
  /** The values involved, for the message and the log; `field` names the input at fault. */
  readonly values: Record<string, string | number>

  constructor(code: ErrorCode, values: Record<string, string | number> = {}) {
    super(code)
    this.code = code
    this.kind = errorCodes[code]
    this.values = values
  }
}
