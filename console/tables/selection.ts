import type { RowSelectionState } from '@tanstack/react-table'

/** The selection with these rows in it, or without them. */
export function toggled(
  before: RowSelectionState,
  ids: string[],
  isSelected: boolean,
): RowSelectionState {
  const rest = Object.entries(before).filter(([id]) => !ids.includes(id))
  const added = isSelected ? ids.map((id) => [id, true] as const) : []
  return Object.fromEntries([...rest, ...added]) as RowSelectionState
}
