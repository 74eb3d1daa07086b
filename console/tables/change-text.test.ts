import { expect, test } from 'vitest'
import { changeText } from './change-text.ts'

test.for([
  [12_345, 100, '▲ 12,245%'],
  [50, 100, '▼ 50%'],
  [100, 100, '±0%'],
  [5, 0, '–'],
  [null, 5, '–'],
] as const)('%s after %s is %s', ([now, before, text]) => {
  expect(changeText(now, before, (value) => value.toLocaleString('zh-TW'))).toBe(text)
})
