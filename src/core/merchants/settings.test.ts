import { expect, test } from 'vitest'
import type { Merchant } from './merchant.ts'
import {
  archiveAfterDays,
  cancelRevertsByDefault,
  hasReturnOrderRevamp,
  hasRunningNumbers,
  tillsTakeStock,
} from './settings.ts'

const merchant = (details: Record<string, unknown>) => ({ details }) as Merchant

test.each([
  [{}, false, false, null, false],
  [{ return_order_revamp: true }, true, false, null, false],
  [{ return_order_revamp: 'true' }, false, false, null, false],
  [{ cancel_reverts: 'revert' }, false, true, null, false],
  [{ cancel_reverts: 'none' }, false, false, null, false],
  [{ archive_after_days: 730 }, false, false, 730, false],
  [{ archive_after_days: 0 }, false, false, null, false],
  [{ archive_after_days: 1.5 }, false, false, null, false],
  [{ archive_after_days: '730' }, false, false, null, false],
  [{ order_numbers: 'running' }, false, false, null, true],
] as const)(
  'reads the choices of a merchant out of %j',
  (details, revamp, reverts, days, running) => {
    const read = merchant(details)

    expect([
      hasReturnOrderRevamp(read),
      cancelRevertsByDefault(read),
      archiveAfterDays(read),
      hasRunningNumbers(read),
    ]).toEqual([revamp, reverts, days, running])
  },
)

test.for([
  [{}, false],
  [{ till_stock: 'taken' }, true],
  [{ till_stock: true }, false],
] as const)('%j says whether the tills take stock: %s', ([details, takes]) => {
  expect(tillsTakeStock(merchant(details))).toBe(takes)
})
