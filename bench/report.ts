import type { Cell } from './cells.ts'

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
  rounds: { bare: Round; ours: Round }[]
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  const high = sorted[Math.floor(middle)] ?? Number.NaN
  return (low + high) / 2
}

/** Prints medians over the rounds; the ratio is the median of each round's own ratio. */
export function printTable(results: CellResult[]): void {
  const header = ['', 'clients', 'bare/s', 'ours/s', 'ratio', 'p50 ms', 'p99 ms', 'node µs']
  const lines = [[...header, 'Postgres µs', 'KB']]
  for (const { cell, rounds } of results) {
    const pair = (name: keyof Round, digits: number) =>
      (['bare', 'ours'] as const)
        .map((side) => median(rounds.map((round) => round[side][name])).toFixed(digits))
        .join(' / ')
    const [bare = '', ours = ''] = pair('perSecond', 0).split(' / ')
    const ratio = median(rounds.map((round) => round.ours.perSecond / round.bare.perSecond))
    lines.push([
      cell.name + (cell.hasTwin ? '' : ' †'),
      String(cell.clients),
      bare,
      ours,
      ratio.toFixed(2),
      pair('p50Ms', 1),
      pair('p99Ms', 1),
      pair('nodeMicros', 0),
      pair('postgresMicros', 0),
      (median(rounds.map((round) => round.ours.bytes)) / 1024).toFixed(1),
    ])
  }
  const widths = lines[0]?.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  console.log('\nPairs are bare / ours.\n')
  for (const line of lines) {
    console.log(line.map((text, column) => text.padEnd(widths?.[column] ?? 0)).join('  '))
  }
  if (results.some(({ cell }) => !cell.hasTwin)) {
    console.log('† bare has no such answer; compared with its SHOPLINE get, which is more bytes')
  }
}
