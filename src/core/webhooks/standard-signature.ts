import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

// Standard Webhooks 1.0 (standardwebhooks.com): whsec_ secrets, v1 signatures.

const prefix = 'whsec_'
// The specification's tolerance against replayed requests.
const toleranceSeconds = 300

/** A new secret: 24 random bytes, the specification's least. */
export function newStandardSecret(): string {
  return prefix + randomBytes(24).toString('base64')
}

/** Whether a text can be a secret: `whsec_` and the base64 of 24 to 64 bytes. */
export function isStandardSecret(text: string): boolean {
  const encoded = text.slice(prefix.length)
  const bytes = Buffer.from(encoded, 'base64')
  const isWhole = bytes.toString('base64') === encoded
  return text.startsWith(prefix) && isWhole && bytes.length >= 24 && bytes.length <= 64
}

function signatureOf(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
}

/** The three headers of a message; with several secrets, one signature of each. */
export function standardHeaders(
  secrets: string[],
  message: { id: string; body: string },
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signatures = secrets.map(
    (secret) => `v1,${signatureOf(secret, message.id, timestamp, message.body)}`,
  )
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

/** Whether a received request was signed with the secret, and within five minutes of now. */
export function isStandardSigned(
  secret: string,
  headers: Record<string, string | string[] | undefined>,
  body: string,
  now: Date,
): boolean {
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => String(headers[name] ?? ''),
  ) as [string, string, string]
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp))
  if (!id || !/^\d+$/.test(timestamp) || age > toleranceSeconds) return false
  const expected = Buffer.from(signatureOf(secret, id, timestamp, body))
  return signature
    .split(' ')
    .filter((each) => each.startsWith('v1,'))
    .map((each) => Buffer.from(each.slice('v1,'.length)))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected))
}
