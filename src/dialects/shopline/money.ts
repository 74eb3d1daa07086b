import { divideRounded, hasNoFraction, type Minor } from '../../core/money.ts'

/** SHOPLINE's Money object (spec/shopline/orders.md 7.3). */
export interface MoneyJson {
  cents: number
  currency_symbol: string
  currency_iso: string
  label: string
  dollars: number
}

const symbols: Record<string, string> = {
  TWD: 'NT$',
  HKD: 'HK$',
  USD: 'US$',
  // Inferred: no sample shows the symbols below.
  SGD: 'S$',
  MYR: 'RM',
  CNY: '¥',
  JPY: '¥',
  THB: '฿',
  VND: '₫',
}

/**
 * An amount as SHOPLINE writes it. Quirk 1: in currencies without a fraction `cents` is the same
 * number as `dollars`. Quirk 2: the label of zero is empty.
 */
export function moneyJson(amount: Minor, currency: string): MoneyJson {
  const isWhole = hasNoFraction(currency)
  const symbol = symbols[currency] ?? currency
  return {
    cents: isWhole ? divideRounded(amount, 100) : amount,
    currency_symbol: symbol,
    currency_iso: currency,
    label: amount === 0 ? '' : symbol + labelDigits(amount, isWhole),
    dollars: amount / 100,
  }
}

// Inferred: no sample reaches a thousand; the comma is what the vendor's pages print in prose.
function labelDigits(amount: Minor, isWhole: boolean): string {
  const sign = amount < 0 ? '-' : ''
  const cents = Math.abs(isWhole ? divideRounded(amount, 100) * 100 : amount)
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return sign + (isWhole ? whole : `${whole}.${String(cents % 100).padStart(2, '0')}`)
}
