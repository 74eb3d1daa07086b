/** What a form is about, and the version at which it stood so. */
export interface Seen<Value> {
  value: Value
  version: number
}

/**
 * The version to send with what was typed. The page follows the server while somebody types: when
 * what the form began with is still so, other changes do not matter; when it is not, the version it
 * began with is refused, and nothing is overwritten unseen.
 */
export function seenVersion<Value>(begun: Seen<Value>, now: Seen<Value>): number {
  return JSON.stringify(begun.value) === JSON.stringify(now.value) ? now.version : begun.version
}
