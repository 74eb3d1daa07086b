import { DomainError } from '../../core/errors.ts'
import { decimalTextOf, type Minor, parseMoney } from '../../core/money.ts'

/** An amount as FIRST LINE writes it: text with two decimals, "3100.00"; null stays null. */
export function moneyJson(amount: Minor | null): string | null {
  return amount === null ? null : decimalTextOf(amount)
}

/** A sent amount, or null when null or nothing was sent. Refuses what is below zero. */
export function amountOf(value: number | string | null | undefined, field: string): Minor | null {
  if (value === null || value === undefined) return null
  const amount = parseMoney(value, field)
  if (amount < 0) throw new DomainError('amount_out_of_range', { field })
  return amount
}
