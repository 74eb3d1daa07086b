import { runOrderExports } from '../core/orders/run-order-exports.ts'
import { archivedOrdersCallback } from '../dialects/shopline/archived-orders.ts'
import type { JobContext } from './jobs.ts'

/** Carries out the exports of archived orders that were asked for, and calls back. */
export async function exportArchivedOrdersJob({ db, sending }: JobContext): Promise<void> {
  const { http, clock, signal } = sending
  await runOrderExports(db, {
    http,
    clock,
    callbackBody: archivedOrdersCallback,
    ...(signal ? { signal } : {}),
  })
}
