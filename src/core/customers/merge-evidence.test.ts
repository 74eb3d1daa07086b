import { expect, test } from 'vitest'
import type { Customer } from './customer.ts'
import { likenessOf, mergeEvidence } from './merge-evidence.ts'

const home = { city: '臺北市', district: '信義區', address_1: '市府路 45 號' }

function someone(given: Partial<Customer>): Customer {
  return {
    name: '王小明',
    email: null,
    phone: null,
    birthday: null,
    membership_no: null,
    identity_no: null,
    delivery_addresses: [],
    details: {},
    ...given,
  } as Customer
}

test.for([
  ['nothing', { name: '林怡君' }, { name: '王小明' }, [], 'weak'],
  ['a name alone', {}, {}, ['name'], 'weak'],
  [
    'the phone of another name',
    { name: '林怡君', phone: '0912345678' },
    { phone: '+886912345678' },
    ['phone'],
    'likely',
  ],
  [
    'the e-mail in other letters',
    { email: 'A@example.com' },
    { email: 'a@example.com' },
    ['email', 'name'],
    'strong',
  ],
  [
    'name and address',
    { delivery_addresses: [home] },
    { delivery_addresses: [{ ...home, city: '台北市', address_1: '市府路45號' }] },
    ['name_and_address'],
    'likely',
  ],
  [
    'name and birthday',
    { birthday: '1990-05-01' },
    { birthday: '1990-05-01' },
    ['name_and_birthday'],
    'likely',
  ],
  [
    'a number that is not the one to call',
    { phone: '0911', details: { phones: ['0922333444', '0911'] } },
    { phone: '0922333444' },
    ['phone', 'name'],
    'strong',
  ],
] as const)('sees %s', ([, one, other, kinds, likeness]) => {
  const evidence = mergeEvidence(
    someone(one as Partial<Customer>),
    someone(other as Partial<Customer>),
  )

  expect(evidence.map((each) => each.kind)).toEqual(kinds)
  expect(likenessOf(evidence)).toBe(likeness)
})
