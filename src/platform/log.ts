import { pino } from 'pino'

/** The one logger. Lines are JSON on standard error, so that standard output stays for people. */
export const log = pino(
  { level: process.env.GUITAI_LOG_LEVEL ?? 'info', base: null },
  pino.destination({ dest: 2, sync: false }),
)
