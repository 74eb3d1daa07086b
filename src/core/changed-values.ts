/** What a change does to a row: the members that differ, as they were and as they are to be. */
export interface ChangedValues<Row> {
  before: Partial<Row>
  after: Partial<Row>
}

/** The members of `changes` that differ from those of `row`; null when nothing does. */
export function changedValues<Row extends object>(
  row: Row,
  changes: Partial<Row>,
): ChangedValues<Row> | null {
  const names = (Object.keys(changes) as (keyof Row)[]).filter(
    (name) => changes[name] !== undefined && !isSame(row[name], changes[name]),
  )
  if (names.length === 0) return null
  const pick = (from: Partial<Row>) =>
    Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Row>
  return { before: pick(row), after: pick(changes) }
}

// A choice that was never made is like one that was taken back.
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null)
}
