import { expect, test } from 'vitest'
import { choicesOf, optionAxesOf } from './option-axes.ts'
import type { Product } from './product.ts'

function product(choices: string[][], details: object = {}): Product {
  return {
    details,
    variants: choices.map((chosen) => ({
      is_default: false,
      fields_translations: { 'zh-hant': chosen },
    })),
  } as unknown as Product
}

const coat = [
  ['紅', 'M'],
  ['紅', 'L'],
  ['藍', 'M'],
]

test('reads the axes off what the variants are called', () => {
  expect(optionAxesOf(product(coat), 'zh-hant')).toEqual([
    { name: null, values: ['紅', '藍'] },
    { name: null, values: ['M', 'L'] },
  ])
})

test('names the axes as they were sent, or by what everybody calls them', () => {
  const details = {
    variant_options: [{ type: 'color' }, { type: 'color' }, { type: 'custom_1' }],
    variant_type_names: { custom_1: { 'zh-hant': '版型', en: 'Fit' } },
  }

  expect(optionAxesOf(product(coat, details), 'zh-hant').map((axis) => axis.name)).toEqual([
    '顏色',
    '版型',
  ])
  expect(optionAxesOf(product(coat, details), 'en').map((axis) => axis.name)).toEqual([
    'Color',
    'Fit',
  ])
})

test('has no axes without variations, and falls back to the language there is', () => {
  const plain = { details: {}, variants: [{ is_default: true, fields_translations: {} }] }

  expect(optionAxesOf(plain as unknown as Product, 'zh-hant')).toEqual([])
  expect(choicesOf({ fields_translations: { en: ['Red'] } }, 'zh-hant')).toEqual(['Red'])
})
