import { expect, test } from 'vitest'
import {
  isStandardSecret,
  isStandardSigned,
  newStandardSecret,
  standardHeaders,
} from './standard-signature.ts'

// The sample that the Standard Webhooks libraries test themselves with.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const now = new Date(1_614_265_330_000)
const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' }

test('signs the sample of the Standard Webhooks libraries as they do', () => {
  expect(standardHeaders([secret], message, now)).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

test('is verified with each of several secrets', () => {
  const other = newStandardSecret()
  const headers = standardHeaders([other, secret], message, now)

  expect(isStandardSigned(secret, headers, message.body, now)).toBe(true)
  expect(isStandardSigned(other, headers, message.body, now)).toBe(true)
  expect(isStandardSigned(newStandardSecret(), headers, message.body, now)).toBe(false)
})

test('is not verified when anything was changed, or five minutes later', () => {
  const headers = standardHeaders([secret], message, now)
  const later = new Date(now.getTime() + 301_000)

  expect(isStandardSigned(secret, headers, `${message.body} `, now)).toBe(false)
  expect(isStandardSigned(secret, { ...headers, 'webhook-id': 'x' }, message.body, now)).toBe(false)
  expect(isStandardSigned(secret, headers, message.body, later)).toBe(false)
  expect(isStandardSigned(secret, {}, message.body, now)).toBe(false)
})

test.each(['', 'whsec_', 'whsec_abc', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_MfKQ9r8GKYq!'])(
  'takes "%s" for no secret',
  (text) => {
    expect(isStandardSecret(text)).toBe(false)
  },
)

test('makes secrets that it takes', () => {
  expect(isStandardSecret(newStandardSecret())).toBe(true)
})
