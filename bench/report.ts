import type { Cell } from './cells.ts'
import type { WebhookResult } from './webhooks.ts'

/** One measured stretch of one cell on one server. */
export interface Round {
  perSecond: number
  p50Ms: number
  p99Ms: number
  bytes: number
  nodeMicros: number
  postgresMicros: number
  megabytes: number
}

export interface CellResult {
  cell: Cell
  rounds: Record<'bare' | 'ours', Round | null>[]
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  const high = sorted[Math.floor(middle)] ?? Number.NaN
  return (low + high) / 2
}

function valuesOf(
  rounds: CellResult['rounds'],
  side: 'bare' | 'ours',
  name: keyof Round,
): number[] {
  return rounds.flatMap((round) => round[side]?.[name] ?? [])
}

/** What was not measured is a dash. */
function text(value: number, digits: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(digits)
}

/** Prints the webhooks: medians of the rounds. */
export function printWebhooks({ subscribers, orderCount, rounds }: WebhookResult): void {
  const all = (pick: (round: WebhookResult['rounds'][number]) => number, digits = 0) =>
    median(rounds.map(pick)).toFixed(digits)
  const deliveries = orderCount * subscribers
  console.log(
    `\nWebhooks: ${orderCount} events to ${subscribers} subscribers, ${deliveries} deliveries: ` +
      `bare ${all((r) => r.bare.perSecond)} / ours ${all((r) => r.ours.perSecond)} a second, ` +
      `ratio ${all((r) => r.ours.perSecond / r.bare.perSecond, 2)}; ` +
      `Node ${all((r) => r.bare.nodeMicros)} / ${all((r) => r.ours.nodeMicros)} µs and ` +
      `Postgres ${all((r) => r.ours.postgresMicros)} µs a delivery; ` +
      `worker ${all((r) => r.ours.megabytes)} MB; ` +
      `arrived twice: ${rounds.reduce((sum, round) => sum + round.repeatedCount, 0)}`,
  )
}

/** Prints medians over the rounds; the ratio is the median of each round's own ratio. */
export function printTable(results: CellResult[]): void {
  const header = ['', 'clients', 'bare/s', 'ours/s', 'ratio', 'p50 ms', 'p99 ms', 'node µs']
  const lines = [[...header, 'Postgres µs', 'KB']]
  for (const { cell, rounds } of results) {
    const pair = (name: keyof Round, digits: number) =>
      (['bare', 'ours'] as const)
        .map((side) => text(median(valuesOf(rounds, side, name)), digits))
        .join(' / ')
    const [bare = '', ours = ''] = pair('perSecond', 0).split(' / ')
    const ratio = median(
      rounds.map(({ bare, ours }) => (ours?.perSecond ?? 0) / (bare?.perSecond ?? Number.NaN)),
    )
    lines.push([
      cell.name + (cell.twin === 'same' ? '' : ' †'),
      String(cell.clients),
      bare,
      ours,
      text(ratio, 2),
      pair('p50Ms', 1),
      pair('p99Ms', 1),
      pair('nodeMicros', 0),
      pair('postgresMicros', 0),
      text(median(valuesOf(rounds, 'ours', 'bytes')) / 1024, 1),
    ])
  }
  const widths = lines[0]?.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  console.log('\nPairs are bare / ours.\n')
  for (const line of lines) {
    console.log(line.map((text, column) => text.padEnd(widths?.[column] ?? 0)).join('  '))
  }
  if (results.some(({ cell }) => cell.twin === 'get')) {
    console.log('† bare has no such answer; compared with its SHOPLINE get, which is more bytes')
  }
}
