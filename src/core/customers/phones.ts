import type { Customer } from './customer.ts'

/** Every number of a customer. */
export function phonesOf(customer: Customer): string[] {
  return [customer.phone, ...(customer.details.phones ?? [])].filter((each) => each !== null)
}

/**
 * What tells a phone number from others: its last nine digits, which are the same with Taiwan's
 * trunk zero and with the country code. Shorter ones are an extension's or nobody's.
 */
export function phoneKey(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/\D/g, '')
  // What is no number is like itself alone.
  return digits.length < 8 ? `?${phone}` : digits.slice(-9)
}

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

/**
 * What to look for when somebody types this: a whole phone number is found by its last nine digits,
 * so that 0912-345-678 finds who was sent as +886 912 345 678. Anything else is itself.
 */
export function customerText(typed: string): string {
  const text = typed.trim()
  const isPhone = /^[\d+()\s-]+$/.test(text.normalize('NFKC'))
  const key = isPhone ? phoneKey(text) : '?'
  return key.length === 9 ? key : text
}
