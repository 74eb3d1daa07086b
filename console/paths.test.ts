import { expect, test } from 'vitest'
import { queryText } from './api.ts'
import { type Place, paths } from './paths.ts'

const text = ({ to, search }: Place) => to + queryText(search)

test('builds every link', () => {
  expect(
    [
      paths.signIn({ to: '/orders?q=1' }),
      paths.signIn({ to: '/', ended: 'yes' }),
      paths.home(),
      paths.orders(),
      paths.orders({ payment_state: ['open', 'pending'], q: '王' }),
      paths.newOrder(),
      paths.order('66a'),
      paths.order('66a', { tab: 'faces', at: '2026-11-22T03:10:00Z' }),
      paths.customers(),
      paths.customer('66a', { tab: 'points' }),
      paths.products(),
      paths.product('66a'),
      paths.stores(),
      paths.store('66a', { date: '2026-11-22' }),
      paths.tokens(),
      paths.webhooks(),
      paths.webhook('66a'),
      paths.events(),
      paths.settings(),
      paths.settings('account'),
    ].map(text),
  ).toEqual([
    '/sign-in?to=%2Forders%3Fq%3D1',
    '/sign-in?to=%2F&ended=yes',
    '/',
    '/orders',
    '/orders?payment_state=open&payment_state=pending&q=%E7%8E%8B',
    '/orders/new',
    '/orders/66a',
    '/orders/66a?tab=faces&at=2026-11-22T03%3A10%3A00Z',
    '/customers',
    '/customers/66a?tab=points',
    '/products',
    '/products/66a',
    '/stores',
    '/stores/66a?date=2026-11-22',
    '/developers/tokens',
    '/developers/webhooks',
    '/developers/webhooks/66a',
    '/developers/events',
    '/settings/merchant',
    '/settings/account',
  ])
})
