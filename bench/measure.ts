import type { Cell } from './cells.ts'
import type { Dataset } from './dataset.ts'
import type { LoadOrder, LoadRequest, LoadResult } from './load.ts'
import * as processes from './processes.ts'
import type { CellResult, Round } from './report.ts'

export interface Servers {
  generator: processes.BenchProcess
  bare: processes.BenchProcess
  ours: processes.BenchProcess
  postmasterPid: number
}

export interface Plan {
  roundCount: number
  cellSeconds: number
  warmUpSeconds: number
  /** Whether a round may still begin. */
  hasTime(): boolean
  say(text: string): void
}

type Side = 'bare' | 'ours'

export function portOf(server: processes.BenchProcess): number {
  return (server.hello as { port: number }).port
}

/** Measures the cells, round by round, each on both servers in turns. */
export async function measure(
  servers: Servers,
  data: Dataset,
  cells: Cell[],
  plan: Plan,
): Promise<CellResult[]> {
  const results = cells.map((cell): CellResult => ({ cell, rounds: [] }))
  const stocks = new Map(cells.map((cell) => [cell, new RequestStock(cell, plan.roundCount)]))
  for (let index = 0; index < plan.roundCount && plan.hasTime(); index += 1) {
    plan.say(`round ${index + 1} of ${plan.roundCount}`)
    for (const { cell, rounds } of results) {
      const sides: Side[] = index % 2 === 0 ? ['bare', 'ours'] : ['ours', 'bare']
      const round: CellResult['rounds'][number] = { bare: null, ours: null }
      for (const side of sides) {
        if (side === 'bare' && cell.twin === 'none') continue
        const stock = stocks.get(cell) as RequestStock
        round[side] = await measureOne(servers, data, { cell, side, stock, plan })
      }
      rounds.push(round)
    }
  }
  return results
}

/** The requests of a cell: always all, or so many of those that can be sent once only. */
class RequestStock {
  readonly #rest: LoadRequest[]
  readonly #isOnce: boolean
  readonly #share: number

  constructor(cell: Cell, roundCount: number) {
    // The first one has been sent already, to compare the answers.
    this.#rest = cell.isOnce ? cell.requests.slice(1) : cell.requests
    this.#isOnce = cell.isOnce
    const sideCount = cell.twin === 'none' ? 1 : 2
    this.#share = Math.floor(this.#rest.length / (roundCount * sideCount))
  }

  /** Those of one stretch, of which the warm-up gets a sixth. */
  take(isWarmUp: boolean): LoadRequest[] {
    if (!this.#isOnce) return this.#rest
    return this.#rest.splice(0, Math.floor(this.#share * (isWarmUp ? 1 / 6 : 5 / 6)))
  }
}

async function measureOne(
  servers: Servers,
  data: Dataset,
  of: { cell: Cell; side: Side; stock: RequestStock; plan: Plan },
): Promise<Round> {
  const { cell, side, stock, plan } = of
  const server = servers[side]
  const isSubstitute = side === 'bare' && cell.twin === 'get'
  const substitutes = data.samples.map(({ id }) => {
    return { method: 'GET', path: `/shopline/v1/orders/${id}` }
  })
  const order = (seconds: number, isWarmUp: boolean): LoadOrder => ({
    port: portOf(server),
    token: data.tokens[cell.token],
    clients: cell.clients,
    seconds,
    requests: isSubstitute ? substitutes : stock.take(isWarmUp),
    isOnce: cell.isOnce,
  })
  await processes.ask<LoadResult>(servers.generator, order(plan.warmUpSeconds, true))
  const costs = processes.watchCosts(server.pid, servers.postmasterPid)
  const result = await processes.ask<LoadResult>(servers.generator, order(plan.cellSeconds, false))
  const { nodeMicros, postgresMicros, megabytes } = costs.end()
  if (result.refusedCount > 0) plan.say(`${cell.name}: ${side} refused ${result.refusedCount}`)
  return {
    perSecond: result.count / result.seconds,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
    bytes: result.bytesPerAnswer,
    nodeMicros: nodeMicros / result.count,
    postgresMicros: postgresMicros / result.count,
    megabytes,
  }
}
