import { expect, test } from 'vitest'
import type { NewLine } from './create-order.ts'
import { isSameCart, keepLines } from './keep-lines.ts'
import type { OrderLine } from './order.ts'

function sent(code: string, given: Partial<NewLine> = {}): NewLine {
  return {
    kind: 'custom_product',
    product_id: null,
    variant_id: null,
    variant_firstline_id: null,
    code,
    sku: code,
    title: `商品${code}`,
    quantity: 1,
    unit_price_minor: 1000,
    before_discount_minor: null,
    discount_minor: 0,
    total_minor: 1000,
    voucher_numbers: [],
    details: {},
    ...given,
  }
}

function kept(id: string, code: string, given: Partial<OrderLine> = {}): OrderLine {
  return {
    ...sent(code),
    discount_minor: null,
    merchant_id: 'm',
    order_id: 'o',
    position: 1,
    id,
    firstline_id: 1,
    created_at: '2024-01-01T00:00:00.000Z',
    updated_at: '2024-01-01T00:00:00.000Z',
    ...given,
  }
}

const idsOf = (before: OrderLine[], lines: NewLine[]) =>
  keepLines(before, lines).map((line) => line.kept?.id ?? 'new')

test('finds lines again by their product number, whatever their order', () => {
  const before = [kept('a', 'A'), kept('b', 'B')]

  expect(idsOf(before, [sent('B'), sent('C'), sent('A')])).toEqual(['b', 'new', 'a'])
})

test('finds a line without a product number by its SKU', () => {
  expect(idsOf([kept('a', '', { sku: 'SKU-1' })], [sent('SKU-1')])).toEqual(['a'])
})

test('tells lines of one number apart by their titles', () => {
  const before = [
    kept('a', '', { sku: '', title: '包裝' }),
    kept('b', '', { sku: '', title: '卡片' }),
  ]

  expect(idsOf(before, [sent('', { title: '卡片' }), sent('', { title: '包裝' })])).toEqual([
    'b',
    'a',
  ])
})

test('takes each line before only once', () => {
  expect(idsOf([kept('a', 'A')], [sent('A'), sent('A')])).toEqual(['a', 'new'])
})

test('a discount is not the product of the same number', () => {
  expect(idsOf([kept('a', 'A')], [sent('A', { kind: 'discount' })])).toEqual(['new'])
})

test('keeps the reference and the catalogue of a changed line', () => {
  const details = { title_translations: { en: 'Wiper' }, categories: [{ id: '1', title: '雨刷' }] }
  const before = [kept('a', 'A', { kind: 'product', product_id: 'p', variant_id: 'v', details })]

  const [line] = keepLines(before, [sent('A', { quantity: 2, total_minor: 2000 })])
  const [renamed] = keepLines(before, [sent('A', { title: '新名稱' })])

  expect(line).toMatchObject({ kind: 'product', variant_id: 'v', quantity: 2, details })
  expect(renamed?.details).toEqual({ categories: details.categories })
})

test.each<[string, Partial<NewLine>]>([
  ['title', { title: '新名稱' }],
  ['quantity', { quantity: 2 }],
  ['price', { unit_price_minor: 900 }],
  ['discount', { discount_minor: 100 }],
  ['total', { total_minor: 900 }],
  ['vouchers', { voucher_numbers: ['T1'] }],
])('a cart with another %s is not the same', (_name, given) => {
  const before = [kept('a', 'A')]

  expect(isSameCart(before, keepLines(before, [sent('A')]))).toBe(true)
  expect(isSameCart(before, keepLines(before, [sent('A', given)]))).toBe(false)
})

test('a cart in another order, longer or shorter is not the same', () => {
  const before = [kept('a', 'A'), kept('b', 'B')]
  const isSame = (...codes: string[]) =>
    isSameCart(
      before,
      keepLines(
        before,
        codes.map((code) => sent(code)),
      ),
    )

  expect([isSame('A', 'B'), isSame('B', 'A'), isSame('A'), isSame('A', 'B', 'C')]).toEqual([
    true,
    false,
    false,
    false,
  ])
})
