import pg from 'pg'

/** A statement that Postgres prepares once per connection. The name must be unique in the program. */
export interface Statement {
  name: string
  text: string
}

/** Names a constant SQL text, so that it is prepared once per connection (unnamed: 0.4–0.8 ×). */
export function statement(name: string, text: string): Statement {
  return { name, text }
}

const dynamicNames = new Map<string, string>()

/**
 * A statement whose text is put together from a fixed set of clauses, never from values. Each
 * different text gets a name of its own the first time it is seen.
 */
export function composed(text: string): Statement {
  let name = dynamicNames.get(text)
  if (name === undefined) {
    name = `composed_${dynamicNames.size}`
    dynamicNames.set(text, name)
  }
  return { name, text }
}

/** Runs statements inside one open transaction. */
export interface Tx {
  kind: 'tx'
  run<Row>(statement: Statement, values: unknown[]): Promise<Row[]>
  /** Unprepared text of several statements, for migrations. */
  script(text: string): Promise<void>
}

export interface Db {
  kind: 'db'
  /** Reads: shares a few pipelined connections, where a wait for one reply does not block others. */
  read<Row>(statement: Statement, values: unknown[]): Promise<Row[]>
  /** One statement that writes; it is its own transaction. */
  write<Row>(statement: Statement, values: unknown[]): Promise<Row[]>
  /** Runs `work` in one transaction: commits when it resolves, rolls back when it rejects. */
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

export type Connection =
  | { connectionString: string }
  | { host: string; port: number; user: string; database: string }

const readConnectionCount = 3
const writeConnectionCountMax = 16

// All times on the wire are built from UTC text; a server's own zone must not show. The planner is
// told that an index costs little, since the rows of a shop are in memory or on flash, and that our
// short statements are not worth compiling.
const sessionOptions =
  '-c timezone=UTC -c statement_timeout=60000 -c random_page_cost=1.1 -c jit=off'

/** Opens connections as they are needed. Refuses at first use when the server cannot be reached. */
export function openDb(
  connection: Connection,
  options: { readers?: number; writers?: number } = {},
): Db {
  const settings = { ...connection, options: sessionOptions, application_name: 'guitai' }
  const pool = new pg.Pool({ ...settings, max: options.writers ?? writeConnectionCountMax })
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', () => {})
  const readers: (Promise<pg.Client> | undefined)[] = Array(options.readers ?? readConnectionCount)
  let isClosed = false

  function openReader(index: number): Promise<pg.Client> {
    const client = new pg.Client({ ...settings, pipeline: true } as pg.ClientConfig)
    const opening = client.connect().then(() => client)
    // A broken connection says so more than once, and its place may be taken again by then.
    const forget = () => {
      if (readers[index] === opening) readers[index] = undefined
    }
    client.on('error', forget)
    client.on('end', forget)
    opening.catch(forget)
    return opening
  }

  let next = 0
  function reader(): Promise<pg.Client> {
    if (isClosed) throw new Error('the database is closed')
    next = (next + 1) % readers.length
    const open = readers[next] ?? openReader(next)
    readers[next] = open
    return open
  }

  return {
    kind: 'db',
    async read<Row>(statement: Statement, values: unknown[]) {
      const client = await reader()
      const result = await client.query({ ...statement, values })
      return result.rows as Row[]
    },
    async write<Row>(statement: Statement, values: unknown[]) {
      const result = await pool.query({ ...statement, values })
      return result.rows as Row[]
    },
    transaction: (work) => inTransaction(pool, work),
    async close() {
      isClosed = true
      const open = readers.filter((each) => each !== undefined)
      const clients = await Promise.allSettled(open)
      await Promise.all(
        clients.map((each) => (each.status === 'fulfilled' ? each.value.end() : undefined)),
      )
      await pool.end()
    },
  }
}

async function inTransaction<Result>(
  pool: pg.Pool,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query('begin')
    const result = await work({
      kind: 'tx',
      async run<Row>(statement: Statement, values: unknown[]) {
        const reply = await client.query({ ...statement, values })
        return reply.rows as Row[]
      },
      async script(text) {
        await client.query(text)
      },
    })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((broken: Error) => {
      failure = broken
    })
    throw error
  } finally {
    // A connection that could not even roll back is thrown away.
    client.release(failure)
  }
}

/** The name of the constraint that refused a row, or null when the error is something else. */
export function brokenConstraint(error: unknown): string | null {
  if (!(error instanceof pg.DatabaseError)) return null
  return error.code === '23505' || error.code === '23503' ? (error.constraint ?? null) : null
}
