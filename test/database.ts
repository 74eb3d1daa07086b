import pg from 'pg'

/** Runs one statement on the engine's own database, outside any transaction. */
export async function adminDb(
  connection: { host: string; port: number; user: string; database: string },
  text: string,
): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
