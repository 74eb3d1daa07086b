import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDb, statement } from '../src/platform/db.ts'
import { type Engine, startEngine } from '../src/platform/engine.ts'
import { migrate } from '../src/platform/migrate.ts'
import { type Cell, cellsOf, lifeCellsOf } from './cells.ts'
import { type Dataset, loadDataset } from './dataset.ts'
import { measure, type Plan, portOf, type Servers } from './measure.ts'
import * as processes from './processes.ts'
import { printTable, printWebhooks } from './report.ts'
import { findDifference } from './same.ts'
import { measureWebhooks, type WebhookResult } from './webhooks.ts'

// `npm run bench`: our server against a bare one on the same rows, in turns. docs/benchmark.md says
// how to read it.

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, cell: { type: 'string', default: '' } },
})
const orderCount = Number(process.env.GUITAI_BENCH_ORDERS ?? (options.quick ? 2000 : 100_000))
const cellSeconds = options.quick ? 0.8 : 2
const warmUpSeconds = options.quick ? 0.1 : 0.4
const roundCount = options.quick ? 1 : 3
/** No round of the cells begins after the first, no round of the order's life after the second. */
const latestStartSeconds = { cells: 210, life: 290 }
const webhookOrderCount = options.quick ? 40 : 400

/** As bin/guitai.js starts the server. */
const runtimeOptions = ['--max-semi-space-size=8']

const startedAt = performance.now()
const elapsed = () => (performance.now() - startedAt) / 1000
const say = (text: string) => console.log(`${elapsed().toFixed(0).padStart(4)} s  ${text}`)
const quiet = { info() {}, warn() {} }

const dir = await mkdtemp(join(tmpdir(), 'guitai-bench-'))
// Root's engine runs as another user, who must be able to pass.
await chmod(dir, 0o711)
const dataDir = join(dir, 'data')
let engine: Engine | null = null
let isStopping = false

async function cleanUp(): Promise<void> {
  if (isStopping) return
  isStopping = true
  await processes.stopAll()
  await engine?.stop()
  await rm(dir, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)))
}

try {
  await bench()
} finally {
  await cleanUp()
}

async function bench(): Promise<void> {
  engine = await startEngine({ dataDir, log: quiet })
  const data = await prepare(engine)
  const servers = await startServers(engine, data)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const idleMegabytes = processes.residentMegabytes(servers.ours.pid)
  const plan = (latestStart: number): Plan => ({
    ...{ roundCount, cellSeconds, warmUpSeconds, say },
    hasTime: () => elapsed() < latestStart,
  })
  const cells = await answeredCells(servers, data, cellsOf(data))
  const results = await measure(servers, data, cells, plan(latestStartSeconds.cells))
  // After the others: these change the orders that the others read.
  const lifeCells = await answeredCells(servers, data, lifeCellsOf(data))
  results.push(...(await measure(servers, data, lifeCells, plan(latestStartSeconds.life))))
  const webhooks = await webhooksIfWanted(engine, servers, data)
  await processes.stopAll()
  await engine.stop()
  engine = null
  printTable(results)
  if (webhooks) printWebhooks(webhooks)
  const startMs = await measureStart(data)
  const rounds = results.flatMap((each) => each.rounds)
  const loaded = Math.max(0, ...rounds.map((round) => round.ours?.megabytes ?? 0))
  console.log(
    `\n${orderCount} orders. Memory of our server: ${idleMegabytes.toFixed(0)} MB idle, ` +
      `${loaded.toFixed(0)} MB at most under load. ` +
      `Start with existing data to first answer: ${startMs.toFixed(0)} ms, engine included.`,
  )
  await save({ orderCount, cellSeconds, idleMegabytes, loaded, startMs, results, webhooks })
  say('done')
}

async function prepare({ connection }: Engine): Promise<Dataset> {
  const db = openDb(connection, { readers: 1, writers: 4 })
  await migrate(db)
  say(`loading ${orderCount} orders`)
  const data = await loadDataset(db, orderCount, new Date())
  await db.write(statement('bench_vacuum', 'vacuum analyze'), [])
  await db.write(statement('bench_checkpoint', 'checkpoint'), [])
  await db.close()
  say('loaded')
  return data
}

async function startServers({ connection }: Engine, data: Dataset): Promise<Servers> {
  const note = await readFile(join(dataDir, 'engine/cluster/postmaster.pid'), 'utf8')
  return {
    generator: await processes.start('load.ts', null),
    bare: await processes.start('bare.ts', { connection, merchantId: data.merchantId }),
    ours: await processes.start('ours.ts', { connection }, runtimeOptions),
    postmasterPid: Number(note.split('\n')[0]),
  }
}

async function fetchFrom(server: processes.BenchProcess, data: Dataset, cell: Cell) {
  const [request] = cell.requests
  const reply = await fetch(`http://127.0.0.1:${portOf(server)}${request?.path}`, {
    method: request?.method ?? 'GET',
    headers: {
      authorization: `Bearer ${data.tokens[cell.token]}`,
      ...(request?.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(request?.body === undefined ? {} : { body: request.body }),
  })
  return { status: reply.status, text: await reply.text() }
}

async function answeredCells(servers: Servers, data: Dataset, all: Cell[]): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const cell of all) {
    if (!cell.name.includes(options.cell)) continue
    if (await canAnswer(servers, data, cell)) cells.push(cell)
  }
  return cells
}

async function webhooksIfWanted(
  { connection }: Engine,
  servers: Servers,
  data: Dataset,
): Promise<WebhookResult | null> {
  if (!'webhooks'.includes(options.cell)) return null
  say('webhooks')
  const settings = { orderCount: webhookOrderCount, roundCount, runtimeOptions }
  return measureWebhooks(connection, servers, data, settings)
}

/** Whether the cell can be measured; says where the two servers' bodies differ. */
async function canAnswer(servers: Servers, data: Dataset, cell: Cell): Promise<boolean> {
  const ours = await fetchFrom(servers.ours, data, cell)
  if (ours.status === 501) {
    say(`${cell.name}: not built yet, left out`)
    return false
  }
  if (ours.status !== 200) {
    say(`${cell.name}: answers ${ours.status}, left out: ${ours.text.slice(0, 200)}`)
    return false
  }
  if (cell.twin !== 'same') return true
  const bare = await fetchFrom(servers.bare, data, cell)
  if (bare.status !== 200) {
    say(`${cell.name}: bare answers ${bare.status}, left out`)
    return false
  }
  const difference = findDifference(bare.text, ours.text, cell.requests[0]?.method !== 'GET')
  if (difference) say(`${cell.name}: the bodies DIFFER: ${difference}`)
  return true
}

/** From the start of the process, engine included, to the first order it answers. */
async function measureStart(data: Dataset): Promise<number> {
  const [sample] = data.samples
  const before = performance.now()
  const server = await processes.start('ours.ts', { dataDir }, runtimeOptions)
  const reply = await fetch(`http://127.0.0.1:${portOf(server)}/shopline/v1/orders/${sample?.id}`, {
    headers: { authorization: `Bearer ${data.tokens.shopline}` },
  })
  const startMs = performance.now() - before
  await server.stop()
  if (reply.status !== 200) throw new Error(`after the restart: ${reply.status}`)
  return startMs
}

async function save(result: object): Promise<void> {
  const folder = new URL('results/', import.meta.url)
  await mkdir(folder, { recursive: true })
  const file = new URL(`${new Date().toISOString().replaceAll(':', '-')}.json`, folder)
  const withoutRequests = (key: string, value: unknown) => (key === 'requests' ? undefined : value)
  await writeFile(file, JSON.stringify(result, withoutRequests, 1))
}
