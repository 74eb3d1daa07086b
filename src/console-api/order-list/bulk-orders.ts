import { z } from 'zod'
import { type BulkChange, type BulkOutcome, changeOrders } from '../../core/orders/change-orders.ts'
import { rehearse } from '../../platform/inside-transaction.ts'
import { endpoint } from '../endpoint.ts'
import type { BulkAnswer } from './contract.ts'

const idText = z.string().min(1).max(100)
// How many an order takes is the core's to refuse, for each order.
const tags = z.array(z.string().trim().min(1).max(255)).max(100).default([])

const body = z.object({
  ids: z.array(idText).min(1).max(200),
  action: z.enum(['tag', 'ship']),
  add_tags: tags,
  remove_tags: tags,
  tracking: z
    .array(z.object({ order_id: idText, tracking_number: z.string().trim().max(255) }))
    .max(200)
    .default([]),
  notifies: z.boolean().default(false),
})

const query = z.object({ dry_run: z.enum(['true', 'false']).default('false') })

/**
 * POST /orders/bulk: the same to each of several orders, and what became of each. With `dry_run` the
 * same is tried and undone.
 */
export const bulkOrdersEndpoint = endpoint({ query, body }, async (call): Promise<BulkAnswer> => {
  const { db, actor, now } = call
  const change = changeOf(call.body)
  const isRehearsal = call.query.dry_run === 'true'
  const outcomes = isRehearsal
    ? await rehearse(db, (inside) => changeOrders(inside, actor, call.body.ids, change, now))
    : await changeOrders(db, actor, call.body.ids, change, now)
  return bulkJson(outcomes, isRehearsal)
})

function changeOf(input: z.output<typeof body>): BulkChange {
  if (input.action === 'tag') {
    return { action: 'tag', add: input.add_tags, remove: input.remove_tags }
  }
  const tracking = new Map(input.tracking.map((each) => [each.order_id, each.tracking_number]))
  return { action: 'ship', tracking, notifies: input.notifies }
}

function bulkJson(outcomes: BulkOutcome[], isRehearsal: boolean): BulkAnswer {
  const count = (result: BulkOutcome['result']) =>
    outcomes.filter((each) => each.result === result).length
  return {
    dry_run: isRehearsal,
    done: count('done'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    results: outcomes.map(({ id, order_number, result, code }) => ({
      ...{ id, order_number },
      ...{ result, code },
    })),
  }
}
