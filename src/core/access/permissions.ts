import { DomainError } from '../errors.ts'
import type { StaffRole } from './staff.ts'
import type { Access, TokenFace } from './tokens.ts'

/** What a person or a token may do, by the thing and the kind of access. */
export const permissions = [
  'orders:read',
  'orders:write',
  'customers:read',
  'customers:write',
  'products:read',
  'products:write',
  'stores:read',
  'stores:write',
  'reports:read',
  'settings:read',
  'settings:write',
  'staff:write',
  'developers:read',
  'developers:write',
] as const

export type Permission = (typeof permissions)[number]

const agent: Permission[] = [
  'orders:read',
  'orders:write',
  'customers:read',
  'customers:write',
  'products:read',
  'stores:read',
  'settings:read',
]

const supervisor: Permission[] = [...agent, 'products:write', 'stores:write', 'reports:read']

/**
 * The four fixed roles (spec/firstline/conventions.md, roles): an agent serves customers, a supervisor
 * also sees reports and looks after stock and stores, an admin may do everything.
 */
export const permissionsOfRole: Record<StaffRole, readonly Permission[]> = {
  agent,
  supervisor,
  admin: permissions,
  // Inferred: the client of an outsourced desk watches sales and figures, and no person's data but
  // what stands on an order.
  sponsor: ['orders:read', 'products:read', 'stores:read', 'reports:read'],
}

/**
 * What a caller may do: the permissions of the person's role, or all for the merchant's own token;
 * a token with scopes has only those of them.
 */
export function permissionsOf(access: Pick<Access, 'staff' | 'scopes'>): Permission[] {
  const all = access.staff ? permissionsOfRole[access.staff.role] : permissions
  if (access.scopes.length === 0) return [...all]
  return all.filter((each) => access.scopes.includes(each))
}

/** Refuses (forbidden) a caller who may not do this. */
export function assertMay(access: Pick<Access, 'staff' | 'scopes'>, needed: Permission): void {
  if (!permissionsOf(access).includes(needed)) {
    throw new DomainError('forbidden', { reason: needed })
  }
}

/** The roles that may do nothing that the caller may not. */
export function rolesWithin(access: Pick<Access, 'staff' | 'scopes'>): StaffRole[] {
  const own = permissionsOf(access)
  const roles = Object.keys(permissionsOfRole) as StaffRole[]
  return roles.filter((role) => permissionsOfRole[role].every((each) => own.includes(each)))
}

/**
 * Refuses (forbidden) to give a role that may do more than the caller: a token for staff alone could
 * otherwise make itself somebody who may do everything.
 */
export function assertMayGive(access: Pick<Access, 'staff' | 'scopes'>, role: StaffRole): void {
  for (const each of permissionsOfRole[role]) assertMay(access, each)
}

/** The things that a token of a vendor's face can be given or refused. */
const scopedNouns = ['orders', 'customers', 'products', 'stores', 'settings', 'developers'] as const

export type ScopedNoun = (typeof scopedNouns)[number]

/** The scopes that a token of a face can have. */
export function scopesOfFace(face: TokenFace): readonly Permission[] {
  if (face === 'console') return permissions
  return scopedNouns.flatMap((noun): Permission[] => [`${noun}:read`, `${noun}:write`])
}

/** What a call needs: reading a thing or, with every other method, writing it. */
export function scopeFor(noun: ScopedNoun, method: string): Permission {
  return `${noun}:${method === 'GET' ? 'read' : 'write'}`
}

/**
 * Refuses (forbidden) a token whose scopes do not hold what the call needs. Null needs nothing; what
 * is not said is refused; a token without scopes may do everything. Roles count in the console alone.
 */
export function assertScope(
  access: Pick<Access, 'scopes'>,
  needed: Permission | null | undefined,
): void {
  if (needed === null || access.scopes.length === 0) return
  if (needed !== undefined && access.scopes.includes(needed)) return
  throw new DomainError('forbidden', needed === undefined ? {} : { reason: needed })
}
