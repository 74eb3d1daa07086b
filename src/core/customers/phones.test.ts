import { expect, test } from 'vitest'
import { customerText, phoneKey } from './phones.ts'

test.for([
  ['0912345678', '+886 912-345-678', true],
  ['0912345678', '886912345678', true],
  ['０９１２３４５６７８', '0912345678', true],
  ['0912345678', '0912345679', false],
  ['123', '9123', false],
] as const)('takes %s and %s for one number: %s', ([one, other, isSame]) => {
  expect(phoneKey(one) === phoneKey(other)).toBe(isSame)
})

test.for([
  ['0912-345-678', '912345678'],
  ['+886 912 345 678', '912345678'],
  ['0912', '0912'],
  ['678', '678'],
  ['M000000012', 'M000000012'],
  [' 王小明 ', '王小明'],
] as const)('looks for %s as %s', ([typed, text]) => {
  expect(customerText(typed)).toBe(text)
})
