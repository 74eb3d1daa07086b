import { constants } from 'node:os'
import { log } from '../platform/log.ts'

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

// npm and the launcher pass on a signal that the terminal has already sent to the whole group.
const echoMs = 500

/**
 * Resolves at the first signal to stop. Before `isUp` answers true there is nothing to bring to an
 * end, so the process leaves at once; so it does at a second signal.
 */
export function stopRequested(isUp: () => boolean): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first: { signal: NodeJS.Signals; at: number } | null = null
    const onSignal = (signal: NodeJS.Signals) => {
      if (!first) {
        first = { signal, at: Date.now() }
        log.info({ signal }, 'stopping')
        // Leaving closes the pipe to the engine, which then stops by itself.
        if (!isUp()) process.exit(0)
        return resolve(signal)
      }
      if (signal === first.signal && Date.now() - first.at < echoMs) return
      log.warn({ signal }, 'second signal: leaving at once')
      process.exit(128 + constants.signals[signal])
    }
    for (const signal of signals) process.on(signal, onSignal)
  })
}

/** Ends the process with exit code 1 when stopping takes longer than this. */
export function limitStopping(limitMs: number): void {
  setTimeout(() => {
    log.error({ limitMs }, 'stopping took too long')
    process.exit(1)
  }, limitMs).unref()
}
