import { Client } from 'pg'

/** How long a database may take to answer the first time: longer than any that is in order. */
const timeoutMs = 10_000

/**
 * Connects once, to learn whether a database can be used. Refuses with one line that names the
 * server, never the password.
 */
export async function checkConnection(connectionString: string): Promise<void> {
  let place = 'DATABASE_URL'
  try {
    const client = new Client({ connectionString, connectionTimeoutMillis: timeoutMs })
    place = `${client.host}:${client.port}/${client.database ?? ''}`
    client.on('error', () => {})
    try {
      await client.connect()
    } finally {
      await client.end().catch(() => {})
    }
  } catch (error) {
    throw new Error(`cannot use the database ${place} (DATABASE_URL): ${reasonOf(error)}`)
  }
}

// Node's error for a name with several addresses has an empty message.
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return message || code || 'unknown trouble'
}
