import { useTranslation } from 'react-i18next'
import { useSession } from './session.ts'

/** How times are written: whole, day only, time of day only. */
export type TimeStyle = 'full' | 'day' | 'time'

const timeStyles: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  full: { dateStyle: 'medium', timeStyle: 'short' },
  day: { dateStyle: 'medium' },
  time: { timeStyle: 'medium' },
}

/** An amount in hundredths of the currency's main unit; hundredths show only where there are any. */
export function moneyText(minor: number, currency: string): string {
  // The English symbol, NT$, says which dollar is meant; the Chinese one does not.
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: minor % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(minor / 100)
}

/** Writes money, times and numbers as the shop does: in its currency and its time zone. */
export function useFormat() {
  const { i18n } = useTranslation()
  const { merchant } = useSession()
  const locale = i18n.language === 'en' ? 'en-GB' : 'zh-TW'
  const timeZone = merchant.timezone
  return {
    money: (minor: number | null, currency = merchant.currency) =>
      minor === null ? '–' : moneyText(minor, currency),
    time: (iso: string | null, style: TimeStyle = 'full') =>
      iso === null
        ? '–'
        : new Intl.DateTimeFormat(locale, {
            ...timeStyles[style],
            timeZone,
            hourCycle: 'h23',
          }).format(new Date(iso)),
    /** A calendar day, 2026-11-22, as the day of a time is written. */
    day: (day: string) =>
      new Intl.DateTimeFormat(locale, { ...timeStyles.day, timeZone: 'UTC' }).format(new Date(day)),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    /** The calendar day of an instant in the shop's zone: 2026-11-22. */
    dayOf: (iso: string | Date) =>
      new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(iso)),
  }
}
