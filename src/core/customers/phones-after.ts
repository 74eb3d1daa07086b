import type { Customer } from './customer.ts'

/**
 * All numbers of a customer whose number to call becomes another: the new one takes the place of the
 * old one, and the others stay. Undefined when no list is kept.
 */
export function phonesAfter(customer: Customer, phone: string | null): string[] | undefined {
  const before = customer.details.phones
  if (!before) return undefined
  const others = before.filter((each) => each !== customer.phone && each !== phone)
  return phone === null ? others : [...others, phone]
}
