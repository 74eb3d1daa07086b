import { forgetDeliveries } from '../core/webhooks/forget-deliveries.ts'
import { log } from '../platform/log.ts'
import type { JobContext } from './jobs.ts'

/** Deletes the log of deliveries that ended 30 days ago. */
export async function forgetDeliveriesJob({ db, sending }: JobContext): Promise<void> {
  const count = await forgetDeliveries(db, sending.clock())
  log.info({ count }, 'old webhook deliveries deleted')
}
