import type { Staff } from '../../../core/access/staff.ts'

/** The stores an agent works in; none named means all (inferred: no source says). */
export function channelIdsOf(staff: Staff): string[] {
  return (staff.details.channel_ids as string[] | undefined) ?? []
}

/**
 * SHOPLINE's Agent: who sells in a store, here any staff member. Quirk 33: the documented answer has
 * no channel_ids, though the schema names it; it is shown when fields[] asks for it.
 */
export function agentJson(staff: Staff, fields: string[]): object {
  return {
    id: staff.id,
    name: staff.name,
    email: staff.email,
    phone: staff.phone,
    // Inferred: nobody is off duty here.
    is_working: staff.details.is_working ?? true,
    ...(fields.includes('channel_ids') ? { channel_ids: channelIdsOf(staff) } : {}),
  }
}
