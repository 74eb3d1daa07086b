import type { RehearsedOrder } from '../../core/orders/order-effects.ts'
import { isTold } from '../../core/webhooks/dispatch-events.ts'
import type { Faces } from '../endpoint.ts'
import { fieldChanges } from '../orders/field-changes.ts'
import { returnJson } from '../orders/order-detail-json.ts'
import { orderJson } from '../orders/order-json.ts'
import type { Rehearsal } from './contract.ts'
import type { Made } from './order-action.ts'

/** What would happen, for the person who is about to do it. */
export function rehearsalJson(
  { before, after, result, effects }: RehearsedOrder<Made>,
  topics: Faces['topics'],
): Rehearsal {
  const { stock, ledger, events, subscriptions } = effects
  return {
    before: before && orderJson(before),
    after: orderJson(after),
    changes: before ? fieldChanges(before, after) : [],
    child: result.child ? orderJson(result.child) : null,
    return: result.return ? returnJson(result.return) : null,
    stock,
    ledger,
    vouchers: events.flatMap(({ kind, data }) => {
      if (kind === 'voucher.redeemed') return { number: String(data.number), becomes: 'used' }
      if (kind === 'voucher.returned') return { number: String(data.number), becomes: 'unused' }
      return []
    }),
    events: events.map((event) => event.kind),
    webhooks: subscriptions.filter((each) => isTold(each, events, topics)).length,
  }
}
