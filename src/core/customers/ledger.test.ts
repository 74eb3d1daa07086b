import { describe, expect } from 'vitest'
import { type Server, type Shop, test } from '../../../test/app.ts'
import { aCustomer, balanceOf, rowCount } from '../../../test/build-orders.ts'
import { statement } from '../../platform/db.ts'
import { expireEntries, expireEveryonesEntries } from './expire-entries.ts'
import { findLedgerEntries } from './find-ledger-entries.ts'
import { findLedgerFaults } from './find-ledger-faults.ts'
import { type Adjustment, adjustBalance, type Ledger } from './ledger.ts'

const dayMs = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * dayMs)

/** Changes a balance by hand, at an instant. */
function adjust(
  { server, shop }: { server: Server; shop: Shop },
  id: string,
  given: Partial<Adjustment> & { amount: number },
  now = new Date(),
) {
  const adjustment = { ledger: 'points' as Ledger, type: 'manual', remarks: '', ...given }
  return adjustBalance(server.db, shop.actor, { id }, adjustment, now)
}

/** Amount, what is left and what has expired of each entry, oldest first. */
async function rowsOf({ server, shop }: { server: Server; shop: Shop }, customerId: string) {
  const whose = { customer_id: customerId, ledger: 'points' as const }
  const { items } = await findLedgerEntries(server.db, shop.merchant.id, whose, {
    limit: 50,
    offset: 0,
  })
  return items
    .toReversed()
    .map(({ type, amount, unspent, expired }) => [type, amount, unspent, expired])
}

const counterSums = statement(
  'test_counter_sums',
  `select account, sum(amount)::int as amount from ledger_entries
    where merchant_id = $1 group by account order by account`,
)

test('every entry of a customer stands against an account of the merchant', async ({
  server,
  shop,
}) => {
  const world = { server, shop }
  const { id } = await aCustomer(server, shop)

  await adjust(world, id, { amount: 100, type: 'new_consumption' })
  await adjust(world, id, { amount: 20 })
  await adjust(world, id, { amount: -30, type: 'exchange' })

  expect(await server.db.read(counterSums, [shop.merchant.id])).toEqual([
    { account: 'adjusted', amount: -20 },
    { account: 'customer', amount: 90 },
    { account: 'issued', amount: -100 },
    { account: 'redeemed', amount: 30 },
  ])
  expect(await findLedgerFaults(server.db, shop.merchant.id)).toEqual([])
})

test('spends what expires soonest, and of the rest the oldest', async ({ server, shop }) => {
  const world = { server, shop }
  const { id } = await aCustomer(server, shop)
  await adjust(world, id, { amount: 10 })
  await adjust(world, id, { amount: 10, expires_at: inDays(30) })
  await adjust(world, id, { amount: 10, expires_at: inDays(3) })

  await adjust(world, id, { amount: -22 })

  expect(await rowsOf(world, id)).toEqual([
    ['manual', 10, 8, 0],
    ['manual', 10, 0, 0],
    ['manual', 10, 0, 0],
    ['manual', -22, 0, 0],
  ])
})

describe('what is over', () => {
  test('expires once, with an entry and an event of its own', async ({ server, shop }) => {
    const world = { server, shop }
    const { id } = await aCustomer(server, shop)
    await adjust(world, id, { amount: 10, expires_at: inDays(3) })
    await adjust(world, id, { amount: 5 })
    await adjust(world, id, { amount: -4 })
    const events = await rowCount(server, shop, 'events')

    const expire = (days: number) => expireEntries(server.db, shop.merchant.id, inDays(days))
    const early = await expire(2)
    const counts = await Promise.all([expire(4), expire(4), expire(4)])

    expect(early).toBe(0)
    expect(counts.toSorted()).toEqual([0, 0, 1])
    expect(await rowsOf(world, id)).toEqual([
      ['manual', 10, 0, 6],
      ['manual', 5, 5, 0],
      ['manual', -4, 0, 0],
      ['expired', -6, 0, 0],
    ])
    expect(await rowCount(server, shop, 'events')).toBe(events + 1)
    expect(await findLedgerFaults(server.db, shop.merchant.id)).toEqual([])
  })

  test('expires for every merchant that has some', async ({ server, shop }) => {
    const other = await server.newShop()
    for (const each of [shop, other]) {
      const { id } = await aCustomer(server, each)
      await adjust({ server, shop: each }, id, { amount: 10, expires_at: inDays(3) })
    }

    expect(await expireEveryonesEntries(server.db, inDays(4))).toBe(2)
    expect(await expireEveryonesEntries(server.db, inDays(4))).toBe(0)
  })

  test('cannot be spent, though nobody has collected it yet', async ({ server, shop }) => {
    const world = { server, shop }
    const { id } = await aCustomer(server, shop)
    await adjust(world, id, { amount: 10, expires_at: inDays(3) })
    await adjust(world, id, { amount: 5 })

    const refused = adjust(world, id, { amount: -6 }, inDays(4))

    await expect(refused).rejects.toMatchObject({ code: 'points_insufficient' })
    await adjust(world, id, { amount: -5 }, inDays(4))
    expect(await balanceOf(server, shop, id, 'points')).toBe(0)
  })
})

test('of fifty at once as many spend as there is to spend', async ({ server, shop }) => {
  const world = { server, shop }
  const { id } = await aCustomer(server, shop)
  await adjust(world, id, { amount: 20, expires_at: inDays(3) })
  await adjust(world, id, { amount: 15 })

  const results = await Promise.allSettled(
    Array.from({ length: 50 }, () => adjust(world, id, { amount: -1 })),
  )

  expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(35)
  expect(await balanceOf(server, shop, id, 'points')).toBe(0)
  expect(await findLedgerFaults(server.db, shop.merchant.id)).toEqual([])
})

test('spending and expiring at once take every point once', async ({ server, shop }) => {
  const world = { server, shop }
  const { id } = await aCustomer(server, shop)
  await adjust(world, id, { amount: 20, expires_at: inDays(3) })
  await adjust(world, id, { amount: 5 })

  const spends = Array.from({ length: 20 }, () => adjust(world, id, { amount: -1 }, inDays(2)))
  const expiries = Array.from({ length: 5 }, () =>
    expireEntries(server.db, shop.merchant.id, inDays(4)),
  )
  const spent = (await Promise.allSettled(spends)).filter((each) => each.status === 'fulfilled')
  await Promise.all(expiries)

  const rows = await rowsOf(world, id)
  const expired = rows.filter(([type]) => type === 'expired').map(([, amount]) => Number(amount))
  const gone = spent.length - expired.reduce((sum, amount) => sum + amount, 0)
  expect(expired.length).toBeLessThanOrEqual(1)
  expect(await balanceOf(server, shop, id, 'points')).toBe(25 - gone)
  expect(await findLedgerFaults(server.db, shop.merchant.id)).toEqual([])
})

test('the check finds an entry that was edited', async ({ server }) => {
  const shop = await server.newShop()
  const { id } = await aCustomer(server, shop)
  const entry = await adjust({ server, shop }, id, { amount: 10 })
  await adjust({ server, shop }, id, { amount: -6 })
  const edit = (amount: number) =>
    server.db.write(
      statement(
        'test_edit_entry',
        'update ledger_entries set amount = $3 where merchant_id = $1 and id = $2',
      ),
      [shop.merchant.id, entry.id, amount],
    )

  await edit(5)

  expect(await findLedgerFaults(server.db, shop.merchant.id)).toEqual([
    { rule: 'a posting sums to zero and has one customer', id: entry.id },
    { rule: 'no grant is spent twice', id: entry.id },
    { rule: 'no balance is below zero', id },
  ])
  await edit(10)
})
