import { DomainError, type ErrorCode } from './errors.ts'

/**
 * Refuses, with the code of the noun, to change a row that is not as whoever changes it saw it. Null
 * asks for nothing. The caller holds the row's lock.
 */
export function expectVersion(
  row: { version: number },
  seen: number | null,
  code: Extract<ErrorCode, `${string}_changed_meanwhile`>,
): void {
  if (seen !== null && row.version !== seen) throw new DomainError(code, { version: row.version })
}
