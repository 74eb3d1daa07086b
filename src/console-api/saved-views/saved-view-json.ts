import { z } from 'zod'
import { permissionsOf } from '../../core/access/permissions.ts'
import type { Access } from '../../core/access/tokens.ts'
import { DomainError } from '../../core/errors.ts'
import type { SavedView } from '../../core/views/saved-views.ts'
import type { SavedViewJson } from './contract.ts'

/** The lists that have views. */
export const screenInput = z.enum(['orders', 'customers', 'products'])

const queryBytesMax = 8000

/** What is kept of a view beside whose it is. */
export const viewFields = {
  name: z.string().trim().min(1).max(60),
  query: z
    .record(z.string().max(100), z.unknown())
    .refine((query) => JSON.stringify(query).length <= queryBytesMax, 'is too long'),
  is_shared: z.boolean(),
}

/** Whether somebody may make, change and delete what all see: who only looks on may not. */
export function mayShare(access: Access): boolean {
  return permissionsOf(access).includes('orders:write')
}

/** Refuses (forbidden) a change of a shared view by who may not. */
export function assertMayChange(access: Access, isShared: boolean): void {
  if (isShared && !mayShare(access)) throw new DomainError('forbidden', { reason: 'orders:write' })
}

/** A view as its screen shows it to this caller. */
export function savedViewJson(view: SavedView, access: Access): SavedViewJson {
  const isShared = view.staff_id === null
  return {
    id: view.id,
    screen: view.screen as SavedViewJson['screen'],
    name: view.name,
    is_shared: isShared,
    is_editable: !isShared || mayShare(access),
    query: view.query,
    position: view.position,
    version: view.version,
  }
}
