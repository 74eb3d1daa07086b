import { dispatchEvents } from '../core/webhooks/dispatch-events.ts'
import { findDueSubscriptions } from '../core/webhooks/send-deliveries.ts'
import type { JobContext } from './jobs.ts'

/** Makes deliveries of new events and asks for the sending of what is due. */
export async function dispatchEventsJob({ db, sending, queue }: JobContext): Promise<void> {
  while ((await dispatchEvents(db, sending.formats, sending.clock)) > 0) {
    // Until nothing is left: a batch is bounded, the backlog after a pause is not.
  }
  for (const due of await findDueSubscriptions(db, sending.clock())) {
    await queue.add('send-deliveries', `${due.merchant_id}:${due.id}`, due)
  }
}
