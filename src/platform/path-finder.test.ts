import { expect, test } from 'vitest'
import { pathFinder } from './path-finder.ts'

const find = pathFinder([
  '/orders',
  '/orders/search',
  '/orders/:id',
  '/orders/:orderId/notes/:id',
  '/orders/search/recent',
  '/livechat.:account.js',
])

test.each([
  ['/orders', '/orders', {}],
  ['/orders/', '/orders', {}],
  ['/orders/search', '/orders/search', {}],
  ['/orders/7', '/orders/:id', { id: '7' }],
  ['/orders/7/', '/orders/:id', { id: '7' }],
  ['/orders/7/notes/8', '/orders/:orderId/notes/:id', { orderId: '7', id: '8' }],
  ['/orders/search/notes/8', '/orders/:orderId/notes/:id', { orderId: 'search', id: '8' }],
  ['/orders/a%2Fb%20%E5%95%8A', '/orders/:id', { id: 'a/b 啊' }],
  ['/%6Frders', '/orders', {}],
  ['/livechat.shop.a.js', '/livechat.:account.js', { account: 'shop.a' }],
])('finds %s', (path, pattern, params) => {
  expect(find(path)).toEqual({ pattern, params })
})

test.each([
  '/',
  '/order',
  '/orders//',
  '/orders/7/notes',
  '/orders/7/notes//',
  '/orders/search/recent/8',
  '/Orders',
  '/orders/%E0%A4%A',
  `/orders/${'7'.repeat(513)}`,
  '/livechat..js',
  '/constructor',
])('finds nothing for %s', (path) => {
  expect(find(path)).toBeNull()
})
