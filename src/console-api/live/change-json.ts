import type { Permission } from '../../core/access/permissions.ts'
import type { EventKind, RecordedEvent } from '../../core/events.ts'
import type { Change } from './contract.ts'

type Noun = EventKind extends `${infer Word}.${string}` ? Word : never

/** What one must be allowed to read to be told of a change; null for everybody. */
const needs: Record<Noun | 'token', Permission | null> = {
  order: 'orders:read',
  order_export: 'orders:read',
  return_order: 'orders:read',
  voucher: 'orders:read',
  voucher_kind: 'orders:read',
  customer: 'customers:read',
  customer_tag: 'customers:read',
  product: 'products:read',
  category: 'products:read',
  shift: 'stores:read',
  store: 'stores:read',
  merchant: 'settings:read',
  staff: 'settings:read',
  delivery_option: 'settings:read',
  payment_method: 'settings:read',
  webhook: 'developers:read',
  token: 'developers:read',
  saved_view: null,
}

/** Whether somebody with these permissions is told of an event. */
export function mayHear(kind: string, permissions: Permission[]): boolean {
  const [noun] = kind.split('.', 1)
  // A kind of a later version is for those who may do everything.
  const needed = noun && noun in needs ? needs[noun as Noun] : 'settings:write'
  return needed === null || permissions.includes(needed)
}

const related = ['order_id', 'customer_id', 'product_id', 'variant_id', 'store_id'] as const

/** An event in so few words that every change of a busy shop may be told to everybody. */
export function changeJson(event: RecordedEvent): Change {
  const named = related.flatMap((key) => {
    const id = event.data[key]
    return typeof id === 'string' ? [[key, id] as const] : []
  })
  return {
    type: event.kind,
    subject_id: event.subject_id,
    face: event.face,
    actor_name: event.actor_name,
    occurred_at: new Date(event.occurred_at).toISOString(),
    ...Object.fromEntries(named),
  }
}
