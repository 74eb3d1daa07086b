import type { Minor } from '../../core/money.ts'

/** An amount as Wixtar writes it: a plain number in main units, whole unless it has cents. */
export function amountJson(amount: Minor): number {
  return amount / 100
}
