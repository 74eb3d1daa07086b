import { expect } from 'vitest'

/**
 * Compares a whole wire body with a vendor's example by shape: the same keys, the same JSON types
 * and the same nulls, at every depth. Lists are compared by their first element, since examples
 * show one; an empty list on either side says nothing about elements.
 */
expect.extend({
  toHaveWireShape(received: unknown, expected: unknown, options: WireOptions = {}) {
    const differences: string[] = []
    compare(received, expected, '', options, differences)
    return {
      pass: differences.length === 0,
      message: () => `the body differs from the example:\n${differences.join('\n')}`,
    }
  },
})

export interface WireOptions {
  /** Paths (list positions as []) that may be missing from the example; each has a quirk number. */
  extra?: string[]
  /** Paths whose keys are data (language codes, carrier codes), so that only types count. */
  open?: string[]
  /** Paths whose type may differ: null where the example has a value, or the reverse. */
  nullable?: string[]
}

declare module 'vitest' {
  interface Assertion {
    toHaveWireShape(expected: unknown, options?: WireOptions): void
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

function compare(
  received: unknown,
  expected: unknown,
  path: string,
  options: WireOptions,
  differences: string[],
): void {
  const [is, should] = [typeOf(received), typeOf(expected)]
  if (is !== should) {
    if (!options.nullable?.includes(path)) differences.push(`${path || '.'}: ${is}, not ${should}`)
    return
  }
  if (Array.isArray(received) && Array.isArray(expected)) {
    if (received.length > 0 && expected.length > 0) {
      compare(received[0], expected[0], `${path}[]`, options, differences)
    }
    return
  }
  if (should !== 'object' || options.open?.includes(path)) return
  const [left, right] = [received as Record<string, unknown>, expected as Record<string, unknown>]
  for (const key of Object.keys(right)) {
    const inner = path ? `${path}.${key}` : key
    if (!(key in left)) differences.push(`${inner}: missing`)
    else compare(left[key], right[key], inner, options, differences)
  }
  for (const key of Object.keys(left)) {
    const inner = path ? `${path}.${key}` : key
    if (!(key in right) && !options.extra?.includes(inner)) differences.push(`${inner}: extra`)
  }
}
