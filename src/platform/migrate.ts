import { readdir, readFile } from 'node:fs/promises'
import { type Db, statement } from './db.ts'

const folder = new URL('../../migrations/', import.meta.url)

/** Brings the schema up to date. Two servers may start at once: one waits. Returns what it applied. */
export async function migrate(db: Db): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return db.transaction(async (tx) => {
    // Another server may be at it, and tables may be large: this takes as long as it takes.
    await tx.script(`set local statement_timeout = 0; set local lock_timeout = 0;
      select pg_advisory_xact_lock(7230001)`)
    await tx.run(
      statement(
        'migrate_table',
        `create table if not exists migrations (
           name text primary key,
           applied_at timestamptz not null default now()
         )`,
      ),
      [],
    )
    const rows = await tx.run<{ name: string }>(
      statement('migrate_applied', 'select name from migrations'),
      [],
    )
    const applied = new Set(rows.map((row) => row.name))
    const missing = names.filter((name) => !applied.has(name))
    for (const name of missing) {
      await tx.script(await readFile(new URL(name, folder), 'utf8'))
      await tx.run(statement('migrate_record', 'insert into migrations (name) values ($1)'), [name])
    }
    return missing
  })
}

/** How many migration files the database has not seen; readiness depends on none being left. */
export async function countMissingMigrations(db: Db): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'))
  const rows = await db.read<{ count: number }>(
    statement('migrate_count', 'select count(*)::int as count from migrations'),
    [],
  )
  return names.length - (rows[0]?.count ?? 0)
}
