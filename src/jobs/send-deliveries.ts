import { type DueSubscription, sendDeliveries } from '../core/webhooks/send-deliveries.ts'
import type { JobContext } from './jobs.ts'

/** Sends what is due for one subscription. */
export async function sendDeliveriesJob({ db, sending }: JobContext, data: object): Promise<void> {
  try {
    await sendDeliveries(db, sending, data as DueSubscription)
  } catch (error) {
    // Stopped on the way: what was not recorded is still due.
    if (!sending.signal?.aborted) throw error
  }
}
