import { DomainError } from '../../../core/errors.ts'
import { findStores } from '../../../core/merchants/find-stores.ts'
import type { Db } from '../../../platform/db.ts'

interface Sent {
  membership_tier_id?: string | null | undefined
  created_by_channel_id?: string | null | undefined
  registered_by_channel_id?: string | null | undefined
}

/** Refuses a membership tier, since there are none, and stores that the merchant does not have. */
export async function assertReferences(db: Db, merchantId: string, sent: Sent): Promise<void> {
  if (sent.membership_tier_id) refuse('membership_tier_id', 'a membership tier')
  const names = ['created_by_channel_id', 'registered_by_channel_id'] as const
  const named = names.filter((name) => sent[name])
  if (named.length === 0) return
  const stores = await findStores(db, merchantId)
  for (const name of named) {
    if (!stores.some((store) => store.id === sent[name])) refuse(name, 'a channel')
  }
}

function refuse(field: string, what: string): never {
  throw new DomainError('invalid', { field, reason: `"${field}" is not ${what} of this store` })
}
