import { expect, test } from 'vitest'
import { isSignedLink, signLink } from './signed-links.ts'

const now = new Date('2026-03-01T00:00:00Z')
const later = new Date('2026-03-02T00:00:00Z')

function opens(link: string, secret = 'secret', at = now): boolean {
  const url = new URL(link, 'http://localhost')
  return isSignedLink(secret, url.pathname, Object.fromEntries(url.searchParams), at)
}

test('opens what was signed, until it expires', () => {
  const link = signLink('secret', '/files/a', { order: '1,2', name: '標籤 &=' }, later)

  expect(opens(link)).toBe(true)
  expect(opens(link, 'secret', new Date(later.getTime() - 1))).toBe(true)
  expect(opens(link, 'secret', later)).toBe(false)
})

test.for<[string, (link: string) => string]>([
  ['another value', (link) => link.replace('order=1', 'order=2')],
  ['another path', (link) => link.replace('/files/a', '/files/b')],
  ['another expiry', (link) => link.replace(/expires=\d/, 'expires=9')],
  ['one parameter more', (link) => `${link}&more=1`],
  ['no signature', (link) => link.replace(/&sign=.*/, '')],
  ['half a signature', (link) => link.slice(0, -4)],
  ['an empty signature', (link) => link.replace(/sign=.*/, 'sign=')],
])('stays closed with %s', ([, change]) => {
  const link = signLink('secret', '/files/a', { order: '1' }, later)

  expect(opens(change(link))).toBe(false)
})

test('stays closed with another secret and with a parameter that is repeated', () => {
  const link = signLink('secret', '/files/a', { order: '1' }, later)
  const query = Object.fromEntries(new URL(link, 'http://localhost').searchParams)

  expect(opens(link, 'guess')).toBe(false)
  expect(isSignedLink('secret', '/files/a', { ...query, order: ['1', '2'] }, now)).toBe(false)
})
