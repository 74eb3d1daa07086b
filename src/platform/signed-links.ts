import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * An address that opens without a token until it expires: nobody who does not know the secret can
 * make one, or change one.
 */
export function signLink(
  secret: string,
  path: string,
  query: Record<string, string>,
  expiresAt: Date,
): string {
  const expires = String(Math.floor(expiresAt.getTime() / 1000))
  const signed = { ...query, expires }
  const sign = signatureOf(secret, path, signed)
  return `${path}?${new URLSearchParams({ ...signed, sign })}`
}

/** Whether an address was made by signLink and has not expired. */
export function isSignedLink(
  secret: string,
  path: string,
  query: Record<string, string | string[]>,
  now: Date,
): boolean {
  const { sign, ...signed } = query
  if (typeof sign !== 'string' || typeof signed.expires !== 'string') return false
  if (Object.values(signed).some((value) => typeof value !== 'string')) return false
  const expected = Buffer.from(signatureOf(secret, path, signed as Record<string, string>))
  const given = Buffer.from(sign)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
  return Number(signed.expires) * 1000 > now.getTime()
}

function signatureOf(secret: string, path: string, query: Record<string, string>): string {
  // JSON of sorted pairs, so that no two queries have one text.
  const pairs = Object.entries(query).toSorted(([left], [right]) => (left < right ? -1 : 1))
  return createHmac('sha256', secret)
    .update(JSON.stringify([path, pairs]))
    .digest('base64url')
}
