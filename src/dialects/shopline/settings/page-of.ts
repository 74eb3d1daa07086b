import { listJson, offsetOf, type Paging } from '../paging.ts'

/** One page of a list that is short enough to be read whole, in the list envelope. */
export function pageOf<Row extends { id: string }>(
  rows: Row[],
  paging: Paging,
  json: (row: Row) => object,
): object {
  // An unknown cursor is the end of the list, as it is in the long lists.
  const after = paging.previous_id
  const position = after ? rows.findIndex((row) => row.id === after) : -1
  const start = after ? (position < 0 ? rows.length : position + 1) : offsetOf(paging)
  return listJson(rows.slice(start, start + paging.per_page).map(json), rows.length, paging)
}
