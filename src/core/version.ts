import { DomainError } from './errors.ts'

/**
 * Refuses (settings_changed_meanwhile) to change a row that is not at the version any more which the
 * person saw; null did not say.
 */
export function assertSameVersion(row: { version: number }, seen: number | null): void {
  if (seen !== null && seen !== row.version) throw new DomainError('settings_changed_meanwhile')
}
