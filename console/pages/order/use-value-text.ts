import { useTranslation } from 'react-i18next'
import type { AddressJson } from '../../../src/console-api/orders/contract.ts'
import { useFormat } from '../../format.ts'
import { addressText } from './order-view.ts'

const machines: Record<string, 'order' | 'payment' | 'delivery'> = {
  order_state: 'order',
  payment_state: 'payment',
  delivery_state: 'delivery',
}

/** How far the carrier is, in words; a state that is not known yet stays as it is. */
export function useCarrierText(): (state: string) => string {
  const { t, i18n } = useTranslation('order')
  return (state) =>
    i18n.exists(`carrier.${state}`, { ns: 'order' })
      ? t(`carrier.${state}` as 'carrier.pending')
      : state
}

/** A function that writes a value of a field of an order as people read it. */
export function useValueText(currency: string): (field: string, value: unknown) => string {
  const states = useTranslation('states')
  const common = useTranslation('common')
  const { money, number, time } = useFormat()
  const carrierText = useCarrierText()
  return (field, value) => {
    if (value === null || value === undefined || value === '') return common.t('none')
    const machine = machines[field]
    if (machine) return states.t(`${machine}.${value}` as 'order.pending')
    if (field === 'carrier_state') return carrierText(String(value))
    if (field.endsWith('_minor')) return money(Number(value), currency)
    if (field.endsWith('_at')) return time(String(value))
    if (field === 'delivery_address') return addressText(value as AddressJson) || common.t('none')
    if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : common.t('none')
    if (typeof value === 'boolean') return value ? common.t('yes') : common.t('no')
    return typeof value === 'number' ? number(value) : String(value)
  }
}
