import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import { type Minor, multiplyMoney, parseMoney } from '../../../core/money.ts'
import type { NewLine } from '../../../core/orders/create-order.ts'
import type { OrderLine } from '../../../core/orders/order.ts'
import { lineDetailsOf, type SellableVariant } from '../../../core/orders/order-references.ts'
import { amountInput, idInput, integerInput } from '../inputs.ts'
import { amountOf } from '../money.ts'
import { itemAmounts } from './contact-order-item-json.ts'

const amount = amountInput.nullish()

const amounts = {
  total_price_before_discounts: amount,
  total_discount: amount,
  total_price_after_discounts: amount,
}

// A million of one thing: a guard of ours, as on the other faces.
const quantity = integerInput(1, 1_000_000)

/** An item to be (spec/firstline/contact-order-item.md). */
export const newItemInput = z.object({ product_id: idInput, quantity, ...amounts })

/** A change of an item: what is left out stays as it is. */
export const itemChangesInput = z.object({
  product_id: idInput.optional(),
  quantity: quantity.optional(),
  ...amounts,
})

export type SentItem = z.infer<typeof newItemInput>
export type SentItemChanges = z.infer<typeof itemChangesInput>

/** The line of a new item. The three amounts are kept as sent, null where nothing was. */
export function newLineOf(sent: SentItem, variant: SellableVariant): NewLine {
  const before = amountOf(sent.total_price_before_discounts, 'total_price_before_discounts')
  return {
    ...productColumns(variant),
    quantity: sent.quantity,
    unit_price_minor: unitPriceOf(before, sent.quantity, variant.price_minor),
    before_discount_minor: before,
    discount_minor: amountOf(sent.total_discount, 'total_discount'),
    total_minor: amountOf(sent.total_price_after_discounts, 'total_price_after_discounts'),
    voucher_numbers: [],
  }
}

function productColumns(variant: SellableVariant) {
  return {
    kind: 'product' as const,
    product_id: variant.product_id,
    variant_id: variant.id,
    variant_firstline_id: variant.firstline_id,
    code: variant.code,
    sku: variant.sku,
    title: variant.title,
    details: { ...lineDetailsOf(variant), amounts_as_sent: true },
  }
}

// FIRST LINE sends totals only: the unit price is their even share, else the catalogue's price.
function unitPriceOf(before: Minor | null, quantity: number, price: Minor): Minor {
  if (before !== null && before % quantity === 0) return before / quantity
  multiplyMoney(price, quantity, 'quantity')
  return price
}

const amountNames = [
  'total_price_before_discounts',
  'total_discount',
  'total_price_after_discounts',
] as const

/** The columns that a change of an item sets, of a line of any face. */
export function changedLineColumns(
  line: OrderLine,
  sent: SentItemChanges,
  variant: SellableVariant | null,
): Partial<NewLine> {
  if (line.kind === 'discount' && !variant) return discountColumns(line, sent)
  const sendsAmounts = amountNames.some((name) => sent[name] !== undefined)
  if (!sendsAmounts && !line.details.amounts_as_sent) return repriced(line, sent, variant)
  const shown =
    line.kind === 'discount' ? { before: null, discount: null, after: null } : itemAmounts(line)
  const amountIn = (name: (typeof amountNames)[number], kept: Minor | null) =>
    sent[name] === undefined ? kept : amountOf(sent[name], name)
  const quantity = sent.quantity ?? line.quantity
  const before = amountIn('total_price_before_discounts', shown.before)
  const newBefore = sent.total_price_before_discounts == null ? null : before
  const price = variant?.price_minor ?? line.unit_price_minor
  return {
    ...(variant ? productColumns(variant) : {}),
    quantity,
    unit_price_minor: unitPriceOf(newBefore, quantity, price),
    before_discount_minor: before,
    discount_minor: amountIn('total_discount', shown.discount),
    total_minor: amountIn('total_price_after_discounts', shown.after),
    details: {
      ...(variant ? lineDetailsOf(variant) : line.details),
      amounts_as_sent: true,
    },
  }
}

// A line that another face priced by the piece keeps its price and its discount.
function repriced(
  line: OrderLine,
  sent: SentItemChanges,
  variant: SellableVariant | null,
): Partial<NewLine> {
  const quantity = sent.quantity ?? line.quantity
  const price = variant?.price_minor ?? line.unit_price_minor
  const before = multiplyMoney(price, quantity, 'quantity')
  const discount = line.kind === 'discount' ? 0 : (itemAmounts(line).discount ?? 0)
  return {
    ...(variant ? { ...productColumns(variant), details: lineDetailsOf(variant) } : {}),
    quantity,
    unit_price_minor: price,
    before_discount_minor: line.before_discount_minor === null ? null : before,
    total_minor: before - Math.min(discount, before),
  }
}

// A discount line has one amount: what it takes off, which is what comes after it, turned round.
function discountColumns(line: OrderLine, sent: SentItemChanges): Partial<NewLine> {
  const quantity = sent.quantity ?? line.quantity
  const taken = amountOf(sent.total_discount, 'total_discount')
  const field = 'total_price_after_discounts'
  const after = sent[field] == null ? null : parseMoney(sent[field], field)
  if (after !== null && after > 0) throw new DomainError('amount_out_of_range', { field })
  const total = taken ?? (after === null ? null : 0 - after)
  if (total === null) return { quantity }
  if (taken !== null && after !== null && taken !== 0 - after) {
    throw new DomainError('amount_out_of_range', { field })
  }
  return {
    quantity,
    total_minor: total,
    unit_price_minor: total % quantity === 0 ? total / quantity : line.unit_price_minor,
  }
}
