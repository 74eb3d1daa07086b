import { type Db, statement } from '../../platform/db.ts'
import { forgetAccess } from '../access/tokens.ts'
import type { Actor } from '../actor.ts'
import { changedValues } from '../changed-values.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { assertSameVersion } from '../version.ts'
import { type Merchant, merchantColumns } from './merchant.ts'

/** What a merchant may change of itself. Its currency stays: amounts are kept in it. */
export type MerchantChanges = Partial<
  Pick<Merchant, 'name' | 'email' | 'locale' | 'timezone' | 'company_code' | 'points_per_unit'>
> & {
  /** Choices that core/merchants/settings.ts and points-rules.ts read; a null takes one back. */
  details?: Record<string, unknown>
}

const lockMerchant = statement(
  'merchant_lock',
  `select row_to_json(m) as merchant
     from (select ${merchantColumns} from merchants where id = $1 for no key update) m`,
)

// The clocks of days and takings are Postgres', so the zone must be one that it knows.
const knowsTimezone = statement(
  'merchant_knows_timezone',
  'select exists (select 1 from pg_timezone_names where name = $1) as is_known',
)

const updateRow = statement(
  'merchant_update',
  `with changed as (
     update merchants
        set (name, email, locale, timezone, company_code, points_per_unit, details, version,
             updated_at)
          = (select r.name, r.email, r.locale, r.timezone, r.company_code, r.points_per_unit,
                    r.details, r.version, r.updated_at
               from json_populate_record(null::merchants, $2::json) r)
      where id = $1
   )
   ${insertEventsSql('$3')}`,
)

/**
 * Changes the actor's merchant and returns it as it then is. Refuses settings_changed_meanwhile where
 * it is not at `version` any more, and a time zone that does not exist (invalid).
 */
export async function updateMerchant(
  db: Db,
  actor: Actor,
  changes: MerchantChanges,
  version: number | null,
  now: Date,
): Promise<Merchant> {
  if (changes.timezone !== undefined && !(await isTimezone(db, changes.timezone))) {
    throw new DomainError('invalid', { reason: 'timezone' })
  }
  const merchant = await db.transaction(async (tx) => {
    const [row] = await tx.run<{ merchant: Merchant }>(lockMerchant, [actor.merchant.id])
    if (!row) throw new DomainError('merchant_not_found')
    const before = row.merchant
    assertSameVersion(before, version)
    const { details = {}, ...columns } = changes
    const changed = changedValues<Record<string, unknown>>(
      { ...before.details, ...before, details: undefined },
      { ...details, ...columns },
    )
    if (!changed) return before
    const kept = Object.entries({ ...before.details, ...details }).filter(
      ([, value]) => value !== null,
    )
    const after: Merchant = {
      ...before,
      ...columns,
      details: Object.fromEntries(kept),
      version: before.version + 1,
      updated_at: now.toISOString(),
    }
    const event = newEvent(actor, 'merchant.updated', before.id, changed, now)
    await tx.run(updateRow, [before.id, JSON.stringify(after), JSON.stringify([event])])
    return after
  })
  forgetAccess()
  return merchant
}

async function isTimezone(db: Db, name: string): Promise<boolean> {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    return false
  }
  const [row] = await db.read<{ is_known: boolean }>(knowsTimezone, [name])
  return row?.is_known ?? false
}
