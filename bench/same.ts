/** Where two answers differ, or null. A created order's ids, numbers and times are its own. */
export function findDifference(bare: string, ours: string, isCreated: boolean): string | null {
  if (bare === ours) return null
  const [left, right] = [JSON.parse(bare), JSON.parse(ours)]
  if (!isCreated) return compare(left, right, '') ?? 'only the order of keys'
  return compare(masked(left), masked(right), '')
}

function masked(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json), (key, value) => {
    if (typeof value !== 'string') return value
    if (/(^|_)id$/.test(key) && /^[0-9a-f]{24}$/.test(value)) return 'id'
    if (/_number$/.test(key) && /^\d{17}$/.test(value)) return 'number'
    return /_at$/.test(key) ? 'time' : value
  })
}

function compare(bare: unknown, ours: unknown, path: string): string | null {
  if (typeof bare !== 'object' || typeof ours !== 'object' || bare === null || ours === null) {
    return bare === ours ? null : `${path}: ${JSON.stringify(bare)} and ${JSON.stringify(ours)}`
  }
  const [left, right] = [bare as Record<string, unknown>, ours as Record<string, unknown>]
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const difference = compare(left[key], right[key], `${path}/${key}`)
    if (difference) return difference
  }
  return null
}
