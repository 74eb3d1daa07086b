import type { Db } from '../../platform/db.ts'
import type { Merchant } from '../merchants/merchant.ts'
import { takeNumber } from '../numbers.ts'

let lastMs = 0

/**
 * The digits of the instant in UTC, YYYYMMDDHHmmssSSS (spec/shopline/orders.md 2.1). Two orders of
 * one millisecond get neighbouring instants, so one server never gives a number twice.
 */
export function nextSystemNumber(now: Date): string {
  const ms = now.getTime()
  // Only a short run ahead of the clock is caught up with; an old date stays what it is.
  lastMs = ms <= lastMs && lastMs - ms < 60_000 ? lastMs + 1 : ms
  return new Date(lastMs).toISOString().replace(/\D/g, '')
}

/** The calendar day of an instant in the merchant's zone, as yymmdd. */
export function localDay(instant: Date, timezone: string): string {
  return dayFormat(timezone).format(instant).replace(/\D/g, '')
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

function dayFormat(timezone: string): Intl.DateTimeFormat {
  let format = dayFormats.get(timezone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: timezone,
      year: '2-digit',
      month: '2-digit',
      day: '2-digit',
    })
    dayFormats.set(timezone, format)
  }
  return format
}

/** A till's order number: store code, day, five-digit serial (spec/wixtar/conventions.md 7). */
export async function wixtarNumberOf(
  db: Db,
  merchant: Merchant,
  storeCode: string,
  orderedAt: Date,
): Promise<string> {
  const day = localDay(orderedAt, merchant.timezone)
  const serial = await takeNumber(db, merchant.id, `wixtar_orders ${storeCode} ${day}`)
  return `${storeCode}${day}${String(serial).padStart(5, '0')}`
}
