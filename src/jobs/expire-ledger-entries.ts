import { expireEveryonesEntries } from '../core/customers/expire-entries.ts'
import { log } from '../platform/log.ts'
import type { JobContext } from './jobs.ts'

/** Takes away credits and points whose time is over. */
export async function expireLedgerEntriesJob({ db, sending }: JobContext): Promise<void> {
  const count = await expireEveryonesEntries(db, sending.clock())
  if (count > 0) log.info({ count }, 'credits and points expired')
}
