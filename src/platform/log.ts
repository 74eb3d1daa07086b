import { pino } from 'pino'

/**
 * The one logger. Lines are JSON on standard error, so that standard output stays for people. The
 * process sets its level from the settings.
 */
export const log = pino({ level: 'info', base: null }, pino.destination({ dest: 2, sync: false }))
