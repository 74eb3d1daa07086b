let lastTick = 0

/**
 * The digits of the instant in UTC down to the hundredth of a second, YYYYMMDDHHmmssSS: sixteen as
 * in spec/shopline/orders.md 7.16. Two returns of one hundredth get neighbouring instants, so one
 * server never gives a number twice.
 */
export function nextReturnNumber(now: Date): string {
  const tick = Math.floor(now.getTime() / 10)
  // Only a short run ahead of the clock is caught up with; an old date stays what it is.
  lastTick = tick <= lastTick && lastTick - tick < 6_000 ? lastTick + 1 : tick
  return new Date(lastTick * 10).toISOString().replace(/\D/g, '').slice(0, 16)
}
