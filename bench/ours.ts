import { openDb } from '../src/platform/db.ts'
import { type EngineConnection, startEngine } from '../src/platform/engine.ts'
import { log } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { createServer } from '../src/server.ts'

// Our server in a process of its own, as `serve` runs it: on a given database, or starting the
// engine of a data directory first.
const argument = JSON.parse(process.argv[2] as string) as {
  connection?: EngineConnection
  dataDir?: string
}

const engine = argument.dataDir ? await startEngine({ dataDir: argument.dataDir, log }) : null
const connection = engine?.connection ?? (argument.connection as EngineConnection)
const db = openDb(connection)
if (engine) await migrate(db)
const server = createServer({ db, hosts: new Map(), clock: () => new Date() })
const url = await server.listen('127.0.0.1', 0)

process.on('disconnect', async () => {
  await server.close()
  await db.close()
  await engine?.stop()
  process.exit()
})
process.send?.({ port: Number(new URL(url).port) })
