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

/**
 * A statement that is planned anew for its values each time, for lists with many filters: which
 * index serves depends on how rare the values are. Planning takes about 0.3 ms.
 */
export function planned(text: string): Statement {
  return { name: '', text }
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
  /**
   * One statement that writes and is kept whatever becomes of the transaction around it. It has a
   * connection of its own, so that who holds a transaction never waits for those who want one.
   */
  aside<Row>(statement: Statement, values: unknown[]): Promise<Row[]>
  /** The database that `aside` belongs to: itself, unless it is inside of a transaction. */
  outside: Db
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
const sessionSettings = { timezone: 'UTC', random_page_cost: '1.1', jit: 'off' }

/** How long is waited for what, in milliseconds: no request waits for ever. */
export interface Timeouts {
  lock: number
  statement: number
  /** For our own next statement within a transaction, should this process hang. */
  pause: number
  /** For the server's reply: one that is frozen or unplugged cannot say that time is over. */
  reply: number
  connect: number
  /** For one of the connections that transactions share; in a burst it is longer than a connect. */
  turn: number
}

const usualTimeouts: Timeouts = {
  lock: 20_000,
  statement: 30_000,
  pause: 60_000,
  reply: 35_000,
  connect: 10_000,
  turn: 30_000,
}

const longestTimerMs = 2 ** 31 - 1

/** Opens connections as they are needed. Refuses at first use when the server cannot be reached. */
export function openDb(
  connection: Connection,
  options: { readers?: number; writers?: number; timeouts?: Partial<Timeouts> } = {},
): Db {
  const timeouts = { ...usualTimeouts, ...options.timeouts }
  const settings = {
    ...connection,
    options: sessionOptions(timeouts),
    application_name: 'guitai',
    keepAlive: true,
    query_timeout: timeouts.reply,
  }
  const waiting = { ...settings, connectionTimeoutMillis: timeouts.turn }
  const pool = openPool(waiting, options.writers ?? writeConnectionCountMax)
  const asidePool = openPool(waiting, 1)
  const readers = openReaders(
    { ...settings, connectionTimeoutMillis: timeouts.connect },
    options.readers ?? readConnectionCount,
  )
  const db: Db = {
    kind: 'db',
    async read<Row>(statement: Statement, values: unknown[]) {
      const client = await readers.next()
      const result = await client.query({ ...statement, values })
      return result.rows as Row[]
    },
    async write<Row>(statement: Statement, values: unknown[]) {
      const result = await pool.query({ ...statement, values })
      return result.rows as Row[]
    },
    transaction: (work) => inTransaction(pool, work),
    async aside<Row>(statement: Statement, values: unknown[]) {
      const result = await asidePool.query({ ...statement, values })
      return result.rows as Row[]
    },
    get outside() {
      return db
    },
    async close() {
      await readers.close()
      await Promise.all([pool.end(), asidePool.end()])
    },
  }
  return db
}

/** A few pipelined connections that take turns; a broken one is replaced when its turn comes. */
function openReaders(settings: pg.ClientConfig, count: number) {
  const readers: (Promise<pg.Client> | undefined)[] = Array(count)
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

  let turn = 0
  return {
    next(): Promise<pg.Client> {
      if (isClosed) throw new Error('the database is closed')
      turn = (turn + 1) % readers.length
      const open = readers[turn] ?? openReader(turn)
      readers[turn] = open
      return open
    },
    async close(): Promise<void> {
      isClosed = true
      const open = readers.filter((each) => each !== undefined)
      const clients = await Promise.allSettled(open)
      await Promise.all(
        clients.map((each) => (each.status === 'fulfilled' ? each.value.end() : undefined)),
      )
    },
  }
}

function sessionOptions(timeouts: Timeouts): string {
  const settings = {
    ...sessionSettings,
    lock_timeout: timeouts.lock,
    statement_timeout: timeouts.statement,
    idle_in_transaction_session_timeout: timeouts.pause,
  }
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}

function openPool(settings: pg.PoolConfig, max: number): pg.Pool {
  const pool = new pg.Pool({ ...settings, max })
  // Without listeners a connection that breaks would end the process: an idle one tells the pool,
  // one in a transaction between two statements tells only itself.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
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
        // A migration of a large table takes its time.
        await client.query({ text, query_timeout: longestTimerMs } as pg.QueryConfig)
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

// Shutting down, starting up, out of connections; a lock, a statement or a pause that took too long;
// two transactions in each other's way.
const unavailableCodes = /^(57P0[1-5]|53\d{3}|08\w{3}|55P03|57014|25P0[34]|40P01|40001)$/
// What the driver and the network say when there is no server to say anything.
const brokenMessages =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|connection error and is not queryable|Connection ended unexpectedly/
const brokenCodes = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/

/** Whether the database was away or too busy, so that the same request may work a moment later. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return unavailableCodes.test(error.code ?? '')
  if (!(error instanceof Error)) return false
  const { code = '', syscall } = error as { code?: string; syscall?: string }
  // The socket's file goes with the server.
  if (code === 'ENOENT') return syscall === 'connect'
  return brokenCodes.test(code) || brokenMessages.test(error.message)
}
