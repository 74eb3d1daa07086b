/** Hands out places to work; whoever finds none free waits in line. */
export interface Places {
  /** How many wait. */
  readonly waitingCount: number
  run<Result>(work: () => Promise<Result>): Promise<Result>
}

/** So many pieces of work at once; the others wait for their turn. */
export function atMost(count: number): Places {
  let freeCount = count
  const waiting: (() => void)[] = []
  return {
    get waitingCount() {
      return waiting.length
    },
    async run(work) {
      if (freeCount > 0) freeCount -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await work()
      } finally {
        // The place goes straight to the next in line.
        const next = waiting.shift()
        if (next) next()
        else freeCount += 1
      }
    },
  }
}
