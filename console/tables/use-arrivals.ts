import { useEffect, useRef, useState } from 'react'

const shownMs = 3000

/**
 * The ids that were not there when the same list was shown before: what came in while somebody
 * looked. Another list (`listKey`) begins anew.
 */
export function useArrivals(listKey: string, ids: string[] | undefined): ReadonlySet<string> {
  const before = useRef<{ listKey: string; ids: Set<string> } | null>(null)
  const [arrivals, setArrivals] = useState<ReadonlySet<string>>(new Set())
  const idText = ids?.join()

  useEffect(() => {
    if (idText === undefined) return
    const now = new Set(idText.split(',').filter((id) => id !== ''))
    const isSameList = before.current?.listKey === listKey
    const known = before.current?.ids
    before.current = { listKey, ids: now }
    const fresh = isSameList && known ? [...now].filter((id) => !known.has(id)) : []
    if (!isSameList) setArrivals(new Set())
    if (fresh.length === 0) return
    setArrivals((shown) => new Set([...shown, ...fresh]))
    const timer = setTimeout(() => {
      setArrivals((shown) => new Set([...shown].filter((id) => !fresh.includes(id))))
    }, shownMs)
    return () => clearTimeout(timer)
  }, [listKey, idText])

  return arrivals
}
