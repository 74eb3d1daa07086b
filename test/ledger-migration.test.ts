import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import { findLedgerFaults } from '../src/core/customers/find-ledger-faults.ts'
import { openDb, statement } from '../src/platform/db.ts'
import { adminDb } from './database.ts'

const folder = new URL('../migrations/', import.meta.url)
const names = readdirSync(folder).sort()
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const changing = '0012_ledgers_double_entry.sql'

// A customer who was given 100, 50 and 30, and took 120 and 10.
const singleEntries = `
  insert into merchants (id, handle, name, email, currency, company_code,
    created_at, updated_at)
  values ('m', 'm', 'm', 'm@example.com', 'TWD', '1', now(), now());
  insert into customers (merchant_id, id, firstline_id, wixtar_number, name, created_by, created_at,
    updated_at)
  values ('m', 'c', 1, '1', '林怡君', 'admin', now(), now());
  insert into ledger_entries (merchant_id, id, ledger, customer_id, order_id, type, amount,
    actor_name, occurred_at)
  values ('m', 'e1', 'points', 'c', null, 'manual', 100, 'x', '2026-01-01'),
         ('m', 'e2', 'points', 'c', null, 'auto_reward', 50, 'x', '2026-01-02'),
         ('m', 'e3', 'points', 'c', 'o', 'redeemed_to_cash', -120, 'x', '2026-01-03'),
         ('m', 'e4', 'points', 'c', null, 'manual', 30, 'x', '2026-01-04'),
         ('m', 'e5', 'points', 'c', null, 'manual', -10, 'x', '2026-01-05'),
         ('m', 'e6', 'credits', 'c', null, 'manual_credit', 0, 'x', '2026-01-05')`

test('single entries become postings, and what was spent is drawn from the oldest', async () => {
  const engine = inject('engine')
  const database = `t_${randomBytes(6).toString('hex')}`
  await adminDb(engine, `create database ${database}`)
  const db = openDb({ ...engine, database }, { readers: 1, writers: 1 })
  for (const name of names.filter((each) => each < changing)) {
    await db.transaction((tx) => tx.script(textOf(name)))
  }
  await db.transaction((tx) => tx.script(singleEntries))

  await db.transaction((tx) => tx.script(textOf(changing)))

  const draws = await db.read(
    statement(
      'test_migrated_draws',
      `select entry_id, grant_id, amount::int as amount from ledger_draws
        where merchant_id = 'm' order by entry_id, grant_id`,
    ),
    [],
  )
  const accounts = await db.read(
    statement(
      'test_migrated_accounts',
      `select account, sum(amount)::int as amount from ledger_entries
        where merchant_id = 'm' group by account order by account`,
    ),
    [],
  )
  expect(draws).toEqual([
    { entry_id: 'e3', grant_id: 'e1', amount: 100 },
    { entry_id: 'e3', grant_id: 'e2', amount: 20 },
    { entry_id: 'e5', grant_id: 'e2', amount: 10 },
  ])
  expect(accounts).toEqual([
    { account: 'adjusted', amount: -120 },
    { account: 'customer', amount: 50 },
    { account: 'issued', amount: -50 },
    { account: 'order', amount: 120 },
  ])
  expect(await findLedgerFaults(db, 'm')).toEqual([])
  await db.close()
  await adminDb(engine, `drop database ${database} with (force)`)
})
