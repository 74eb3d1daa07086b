import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countListedOrders, type ListPaging, listOrders } from '../src/core/orders/list-orders.ts'
import type { OrderListFilter } from '../src/core/orders/order-list-filter.ts'
import { searchEverything, searchedNouns } from '../src/core/search/search-everything.ts'
import { type Db, openDb, statement } from '../src/platform/db.ts'
import { startEngine } from '../src/platform/engine.ts'
import { migrate } from '../src/platform/migrate.ts'
import { type Dataset, loadDataset } from './dataset.ts'

// `node bench/search.ts`: what the console's search and its list of orders take in a large shop, in
// milliseconds. GUITAI_BENCH_ORDERS says how large; 100,000 orders unless it does.

const orderCount = Number(process.env.GUITAI_BENCH_ORDERS ?? 100_000)
const rounds = 15

async function time(name: string, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = performance.now()
    await work()
    taken.push(performance.now() - before)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) =>
    (taken[Math.floor((rounds - 1) * share)] ?? 0).toFixed(1).padStart(7)
  console.log(`${name.padEnd(36)} p50 ${at(0.5)}   max ${at(1)}`)
  return taken
}

async function timeSearch(db: Db, data: Dataset): Promise<void> {
  const { merchantId } = data
  const [sample] = data.samples
  const [customer] = data.customers
  const texts = [
    ...['林', '林怡', '林怡君', '保溫', '測試', '不存在'],
    ...['7', '09', '0912', '9999', 'zz', 'SKU', 'SKU-00123', 'buyer6@ex'],
    ...[customer?.phone ?? '', customer?.email ?? '', sample?.order_number ?? ''],
  ]
  const all: number[] = []
  for (const text of texts) {
    const search = () => searchEverything(db, merchantId, { text, nouns: searchedNouns, limit: 6 })
    all.push(...(await time(`search ${text}`, search)))
  }
  all.sort((a, b) => a - b)
  console.log(`all searches: p95 ${(all[Math.floor(all.length * 0.95)] ?? 0).toFixed(1)}`)
}

async function timeLists(db: Db, data: Dataset): Promise<void> {
  const { merchantId } = data
  const first: ListPaging = { sort: 'ordered_at', direction: 'desc', limit: 50 }
  const oldest = data.samples[0]?.id
  const filters: [string, OrderListFilter][] = [
    ['all', {}],
    ['to ship', { queue: 'to_ship' }],
    ['waiting for payment', { queue: 'waiting_payment' }],
    ['completed', { order_states: ['completed'] }],
    ['of a face without orders', { origins: ['wixtar'] }],
    ['named 林', { text: '林' }],
  ]
  for (const [name, filter] of filters) {
    await time(`list ${name}`, () => listOrders(db, merchantId, filter, first))
    await time(`count ${name}`, () => countListedOrders(db, merchantId, filter))
  }
  for (const sort of ['ordered_at', 'updated_at', 'total', 'order_number'] as const) {
    const deep: ListPaging = { ...first, sort, before_id: oldest }
    await time(`list by ${sort}, deep`, () => listOrders(db, merchantId, {}, deep))
  }
}

const dir = await mkdtemp(join(tmpdir(), 'guitai-search-'))
// Root's engine runs as another user, who must be able to pass.
await chmod(dir, 0o711)
const engine = await startEngine({
  dataDir: join(dir, 'data'),
  log: { info() {}, warn() {} },
  durable: false,
})
try {
  // Building an index takes its time on a busy machine.
  const db = openDb(engine.connection, { timeouts: { statement: 600_000, reply: 600_000 } })
  await migrate(db)
  const data = await loadDataset(db, orderCount, new Date())
  await db.write(statement('bench_search_vacuum', 'vacuum analyze'), [])
  await timeSearch(db, data)
  await timeLists(db, data)
  await db.close()
} finally {
  await engine.stop()
  await rm(dir, { recursive: true, force: true })
}
