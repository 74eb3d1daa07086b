import { DomainError } from '../../core/errors.ts'
import type { HandoverKey, StoredHandover } from '../../core/merchants/find-handovers.ts'
import type { Handover } from './contract.ts'
import { dayInput } from './store-input.ts'

/** A handover has no id of its own; this text names it in a list. */
export function handoverIdOf(key: HandoverKey): string {
  const parts = [key.business_on, key.register_code, key.shift_code]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** The handover that such a text names; refuses (invalid) any other text. */
export function handoverKeyOf(id: string): HandoverKey {
  const parts = partsOf(id)
  if (parts.length !== 3 || !parts.every((each) => typeof each === 'string' && isStorable(each))) {
    throw new DomainError('invalid', { reason: 'after' })
  }
  const [business_on, register_code, shift_code] = parts as [string, string, string]
  if (!dayInput.safeParse(business_on).success)
    throw new DomainError('invalid', { reason: 'after' })
  return { business_on, register_code, shift_code }
}

function partsOf(id: string): unknown[] {
  try {
    return [JSON.parse(Buffer.from(id, 'base64url').toString('utf8'))].flat()
  } catch {
    return []
  }
}

// Postgres keeps no NUL, and half a surrogate pair is no text.
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

export function handoverJson(handover: StoredHandover): Handover {
  return {
    id: handoverIdOf(handover),
    business_on: handover.business_on,
    register_code: handover.register_code,
    shift_code: handover.shift_code,
    staff_code: handover.staff_code,
    staff_name: handover.staff_name,
    handed_over_at: new Date(handover.handed_over_at).toISOString(),
  }
}
