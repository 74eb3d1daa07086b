import { createHash } from 'node:crypto'
import pg from 'pg'
import { demoName, openDemoMerchant } from '../../src/demo/open-demo-merchant.ts'
import { openDb } from '../../src/platform/db.ts'

const name = 'guitai_demo_template'

/**
 * The name of a database that holds the demo shop, for the files of browser tests to be copies of.
 * The first worker that asks makes it, which takes two seconds; the others wait for it.
 */
export async function openDemoTemplate(
  engine: pg.ClientConfig & { host: string; port: number; user: string; database: string },
): Promise<string> {
  const client = new pg.Client(engine)
  await client.connect()
  try {
    const key = createHash('sha256').update(name).digest().readInt32BE()
    await client.query('select pg_advisory_lock($1)', [key])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return name
    // Only whole under its own name: a worker may be ended while it makes the shop.
    await client.query(`drop database if exists ${name}_new with (force)`)
    await client.query(`create database ${name}_new template guitai_template`)
    const db = openDb({ ...engine, database: `${name}_new` }, { readers: 1, writers: 1 })
    await openDemoMerchant(db, demoName, new Date())
    await db.close()
    await client.query(`alter database ${name}_new rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}
