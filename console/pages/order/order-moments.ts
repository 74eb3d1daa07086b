import type { StoryEntryJson, StoryKind } from '../../../src/console-api/orders/contract.ts'

export const storyKinds: StoryKind[] = ['event', 'message', 'stock', 'ledger', 'webhook']

/** The instants at which the order itself changed, oldest first, each once. */
export function momentsOf(entries: StoryEntryJson[]): string[] {
  const changing = entries.filter(
    (entry) => entry.changes.length > 0 || entry.what === 'order.created',
  )
  return [...new Set(changing.map((entry) => entry.at))]
}

/** The last moment at or before an instant; the first one where there is none. */
export function momentAt(moments: string[], at: string): number {
  const time = Date.parse(at)
  return Math.max(
    0,
    moments.findLastIndex((moment) => Date.parse(moment) <= time),
  )
}

/** The kind that an entry is shown under: a message is told once, by the event that has its writer. */
export function shownEntries(entries: StoryEntryJson[]): StoryEntryJson[] {
  const told = new Set(
    entries
      .filter((entry) => entry.what === 'order.message_added')
      .map((entry) => entry.data.message_id),
  )
  return entries
    .filter((entry) => entry.kind !== 'message' || !told.has(entry.id))
    .map((entry) => (entry.what === 'order.message_added' ? { ...entry, kind: 'message' } : entry))
}
