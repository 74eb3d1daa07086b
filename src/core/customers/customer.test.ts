import { expect, test } from 'vitest'
import { nameOfParts } from './customer.ts'

test.each([
  ['王', '小明', '王小明'],
  ['歐陽', '娜娜', '歐陽娜娜'],
  ['김', '철수', '김철수'],
  ['Demo', 'Person', 'Demo Person'],
  ['王', 'Ming', '王 Ming'],
  ['王', null, '王'],
  [null, '小明', '小明'],
  ['Demo', '', 'Demo'],
  [' 王 ', ' 小明 ', '王小明'],
  [null, null, ''],
])('the parts %j and %j make the name %j', (family, given, name) => {
  expect(nameOfParts(family, given)).toBe(name)
})
