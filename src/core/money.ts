import { DomainError } from './errors.ts'

/**
 * An amount of money: hundredths of the currency's main unit, in every currency, as a safe integer
 * (decision 0002). NT$100 and HK$100.00 are both 10000. The currency stands beside it on the row.
 */
export type Minor = number

/** The largest amount a face may send: 99,999,999,999.99, above every vendor's own limit. */
export const minorMax = 9_999_999_999_999

const decimalText = /^([+-]?)(\d{1,15})(?:\.(\d+))?$/

/**
 * An amount as a vendor writes it, in main units: a JSON number or a decimal text, "3699",
 * 1500, "-12.50". More than two decimals are rounded half away from zero, since clients compute
 * prices in floating point (59.970000000000006 means 59.97). Refuses anything else and amounts
 * beyond `minorMax`; `field` names the input in the refusal.
 */
export function parseMoney(value: number | string, field: string): Minor {
  // The shortest text of a double is the decimal its sender meant; exponents mean tiny or huge.
  const text = typeof value === 'number' ? plainText(value) : value.trim()
  const match = decimalText.exec(text)
  if (!match) throw new DomainError('amount_out_of_range', { field })
  const [, sign, whole = '0', fraction = ''] = match
  const hundredths = Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'))
  const rounded = hundredths + (Number(fraction[2] ?? '0') >= 5 ? 1 : 0)
  if (rounded > minorMax) throw new DomainError('amount_out_of_range', { field })
  return sign === '-' && rounded !== 0 ? -rounded : rounded
}

function plainText(value: number): string {
  const text = String(value)
  return text.includes('e-') ? value.toFixed(6) : text
}

/** Decimal text with two places, "3100.00", "-0.05": exact for every amount. */
export function decimalTextOf(amount: Minor): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `amount` times `quantity`, refused when it leaves the range that is stored exactly. */
export function multiplyMoney(amount: Minor, quantity: number, field: string): Minor {
  const product = amount * quantity
  if (Math.abs(product) > minorMax) throw new DomainError('amount_out_of_range', { field })
  return product
}

/**
 * Divides and rounds half away from zero, in integers only.
 */
export function divideRounded(amount: Minor, divisor: number): Minor {
  const magnitude = Math.abs(amount)
  const quotient = Math.floor(magnitude / divisor)
  const rounded = (magnitude - quotient * divisor) * 2 >= divisor ? quotient + 1 : quotient
  return amount < 0 && rounded !== 0 ? -rounded : rounded
}

const currenciesWithoutFraction = new Set(['TWD', 'JPY', 'KRW', 'VND'])

/** Whether prices in this currency are shown without decimals. */
export function hasNoFraction(currency: string): boolean {
  return currenciesWithoutFraction.has(currency)
}
