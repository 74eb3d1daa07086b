import { expect, test } from 'vitest'
import { parseComparisons } from './comparisons.ts'

test.each([
  ['Marry', [{ is: 'equal', value: 'Marry' }]],
  ['not:Marry', [{ is: 'not', value: 'Marry' }]],
  ['gt:2018-11-11 12:30:30', [{ is: 'gt', value: '2018-11-11 12:30:30' }]],
  ['gte:100', [{ is: 'gte', value: '100' }]],
  ['lt:1990-01-01', [{ is: 'lt', value: '1990-01-01' }]],
  ['lte:1', [{ is: 'lte', value: '1' }]],
  ['in:a,b', [{ is: 'any_of', values: ['a', 'b'] }]],
  ['', [{ is: 'absent' }]],
  ['not:', [{ is: 'present' }]],
  ['other:Marry', [{ is: 'equal', value: 'other:Marry' }]],
  [
    ['gt:1', 'lt:3'],
    [
      { is: 'gt', value: '1' },
      { is: 'lt', value: '3' },
    ],
  ],
])('the filter %j means %j', (value, comparisons) => {
  expect(parseComparisons(value)).toEqual(comparisons)
})
