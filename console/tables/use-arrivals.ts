import { useEffect, useRef, useState } from 'react'

const shownMs = 3000

interface Row {
  id: string
  updated_at: string
}

/**
 * The rows that came in while somebody looked at the same list. A row that moved up because another
 * left is older than what was seen and does not count; another list (`listKey`) begins anew.
 */
export function useArrivals(listKey: string, rows: Row[] | undefined): ReadonlySet<string> {
  const seen = useRef<{ listKey: string; ids: Set<string>; until: string } | null>(null)
  const [arrivals, setArrivals] = useState<ReadonlySet<string>>(new Set())

  useEffect(() => {
    if (rows === undefined) return
    const before = seen.current?.listKey === listKey ? seen.current : null
    const times = [before?.until ?? '', ...rows.map((row) => row.updated_at)]
    seen.current = {
      listKey,
      ids: new Set(rows.map((row) => row.id)),
      until: times.toSorted().at(-1) ?? '',
    }
    if (!before) setArrivals(new Set())
    const fresh = rows.filter(
      (row) => before && !before.ids.has(row.id) && row.updated_at > before.until,
    )
    if (fresh.length === 0) return
    setArrivals((shown) => new Set([...shown, ...fresh.map((row) => row.id)]))
  }, [listKey, rows])

  useEffect(() => {
    if (arrivals.size === 0) return
    const timer = setTimeout(() => setArrivals(new Set()), shownMs)
    return () => clearTimeout(timer)
  }, [arrivals])

  return arrivals
}
