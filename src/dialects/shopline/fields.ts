/** A query parameter that may be repeated, as a list. Commas inside one value separate too. */
export function listOf(value: string | string[] | undefined): string[] {
  if (value === undefined) return []
  return [value]
    .flat()
    .flatMap((each) => each.split(','))
    .filter((each) => each !== '')
}

/**
 * Applies `fields[]` and `excludes[]` to an answer: to the object itself, or to each of its
 * `items`. `id` is always kept.
 */
export function selectFields(json: object, query: Record<string, string | string[]>): object {
  const kept = listOf(query.fields).map((name) => name.replace(/^items\./, ''))
  const dropped = listOf(query.excludes).map((name) => name.replace(/^items\./, ''))
  if (kept.length === 0 && dropped.length === 0) return json
  if ('items' in json && Array.isArray(json.items)) {
    return { ...json, items: json.items.map((item) => selectKeys(item, kept, dropped)) }
  }
  return selectKeys(json, kept, dropped)
}

function selectKeys(json: object, kept: string[], dropped: string[]): object {
  const isKept = (name: string) =>
    name === 'id' || ((kept.length === 0 || kept.includes(name)) && !dropped.includes(name))
  return Object.fromEntries(Object.entries(json).filter(([name]) => isKept(name)))
}
