import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import { findTillShift } from '../../../core/merchants/find-till-shift.ts'
import { type Minor, multiplyMoney, parseMoney } from '../../../core/money.ts'
import type { NewLine } from '../../../core/orders/create-order.ts'
import {
  lineDetailsOf,
  loadOrderReferences,
  type SellableVariant,
} from '../../../core/orders/order-references.ts'
import { saveTillOrder } from '../../../core/orders/save-till-order.ts'
import { endpoint } from '../endpoint.ts'
import {
  amountInput,
  codeInput,
  infoInput,
  orderNumberInput,
  personOf,
  wordInput,
} from '../inputs.ts'
import { instantOf, localTimeInput } from '../time.ts'
import { sideItems, type WixtarFields } from './shop-order-json.ts'

const item = z.object({
  id: codeInput,
  title: z.string().min(1).max(500),
  // Quirk 4: the quantity of a coupon line is its amount, so it can be large.
  quantity: z.number().int().min(1).max(9_999_999),
  price: z.object({
    unit_price: amountInput,
    discount: amountInput.default(0),
    total_price: amountInput,
  }),
  ticket_no_list: z.array(z.string().min(1).max(64)).max(500).default([]),
})
type Item = z.infer<typeof item>

const body = z.object({
  // Inferred: an empty number means that none is sent.
  id: z.union([z.literal(''), orderNumberInput]).nullish(),
  order_date: localTimeInput,
  machine_id: codeInput,
  type: wordInput(['OIL', 'PRODUCT']),
  store: infoInput,
  operator: infoInput,
  charges: z.object({
    product_amount: amountInput,
    discount_amount: amountInput,
    total_amount: amountInput,
  }),
  // Inferred: a fuel order may have no lines.
  cart: z.object({ items: z.array(item).max(500).default([]) }).nullish(),
})

/**
 * "Create Shop Order": POST /v1/shop_order. Inferred: with the number of an open order it replaces
 * cart and charges; the answer is the number.
 */
export const createShopOrderEndpoint = endpoint({ body }, async (call) => {
  const { db, actor, merchantId, timezone, now, body: sent } = call
  const items = sent.cart?.items ?? []
  const { store, variants } = await loadOrderReferences(db, merchantId, {
    store_code: sent.store.id,
    codes: items.map((each) => each.id).filter((code) => code !== ''),
  })
  if (!store) throw new DomainError('store_not_found')
  const orderedAt = instantOf(sent.order_date, timezone)
  const till = { store_id: store.id, register_code: sent.machine_id }
  const localText = sent.order_date.replace('T', ' ')
  const shift = await findTillShift(db, merchantId, till, { localText, at: orderedAt })
  const lines = items.map((each, index) => lineOf(each, index, variants))
  const order = await saveTillOrder(
    db,
    actor,
    {
      wixtar_number: sent.id || null,
      store,
      register_code: sent.machine_id,
      // Inferred: the shift is not sent, so it is the till's at that time of day.
      shift,
      operator: personOf(sent.operator),
      subtotal_minor: charge(sent.charges.product_amount, 'product_amount'),
      discount_minor: charge(sent.charges.discount_amount, 'discount_amount'),
      total_minor: charge(sent.charges.total_amount, 'total_amount'),
      ordered_at: orderedAt,
      details: store.kind === 'physical' ? { store_name: store.name_translations } : {},
      wixtar_fields: { type: sent.type, store_name: sent.store.name } satisfies WixtarFields,
      linesOf(before) {
        // Lines that only this face shows are not part of the cart when they come back.
        const shown = before ? sideItems(before).map((each) => each.id) : []
        return lines.filter((line) => !shown.includes(line.code))
      },
    },
    now,
  )
  return { id: order.wixtar_number }
})

// Negative charges would make an order that pays the customer.
function charge(value: number | string, name: string): Minor {
  const field = `charges.${name}`
  const amount = parseMoney(value, field)
  if (amount < 0) throw new DomainError('amount_out_of_range', { field })
  return amount
}

function lineOf(sent: Item, index: number, variants: SellableVariant[]): NewLine {
  const field = (name: string) => `cart.items.${index}.price.${name}`
  const unitPrice = parseMoney(sent.price.unit_price, field('unit_price'))
  const discount = parseMoney(sent.price.discount, field('discount'))
  const total = parseMoney(sent.price.total_price, field('total_price'))
  if (discount < 0) throw new DomainError('amount_out_of_range', { field: field('discount') })
  multiplyMoney(unitPrice, sent.quantity, field('unit_price'))
  const isDiscount = total < 0 || (total === 0 && unitPrice < 0)
  const amounts = {
    code: sent.id,
    title: sent.title,
    quantity: sent.quantity,
    // A discount line is positive in the record; 0 - 0 keeps a zero from turning negative.
    unit_price_minor: isDiscount ? 0 - unitPrice : unitPrice,
    before_discount_minor: null,
    discount_minor: discount,
    total_minor: isDiscount ? 0 - total : total,
    voucher_numbers: sent.ticket_no_list,
  }
  const variant = isDiscount ? undefined : variants.find((each) => each.code === sent.id)
  if (!variant) {
    return {
      ...amounts,
      kind: isDiscount ? 'discount' : 'custom_product',
      product_id: null,
      variant_id: null,
      variant_firstline_id: null,
      // The other faces show a SKU and no product number.
      sku: sent.id,
      details: {},
    }
  }
  const { title_translations, ...details } = lineDetailsOf(variant)
  const isCatalogueTitle = Object.values(title_translations).includes(sent.title)
  return {
    ...amounts,
    kind: 'product',
    product_id: variant.product_id,
    variant_id: variant.id,
    variant_firstline_id: variant.firstline_id,
    sku: variant.sku,
    // Under a name of the till's own, that name is what every face shows.
    details: isCatalogueTitle ? { title_translations, ...details } : details,
  }
}
