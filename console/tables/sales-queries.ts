import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import type { Home, Trends } from '../../src/console-api/home/contract.ts'
import type { OrderQuery } from '../../src/console-api/order-list/contract.ts'
import { api } from '../api.ts'
import { type Change, useChanges } from '../live.ts'
import { type Place, paths, type Search } from '../paths.ts'

// Not `home`: a busy shop would ask for all figures three times a second. See useFreshFigures.
const key = 'figures'

/** Today's figures; asked again every minute, since time itself changes them. */
export const todayQuery = queryOptions({
  queryKey: [key, 'today'],
  queryFn: ({ signal }) => api.get<Home>('/home', { signal }),
  refetchInterval: 60_000,
})

/** The last days one by one. */
export function trendsQuery(days: string) {
  return queryOptions({
    queryKey: [key, 'trends', days],
    queryFn: ({ signal }) => api.get<Trends>('/home-trends', { query: { days }, signal }),
  })
}

const nouns = ['order', 'return_order', 'product', 'webhook']
const betweenMs = 1500

/** Keeps the figures as they are on the server: at once, and then no oftener than the eye reads. */
export function useFreshFigures(): void {
  const queries = useQueryClient()
  const next = useRef<ReturnType<typeof setTimeout>>(undefined)
  const last = useRef(0)

  useEffect(() => () => clearTimeout(next.current), [])

  useChanges(
    useCallback(
      ({ type }: Change) => {
        if (!nouns.includes(type.split('.', 1)[0] as string) || next.current !== undefined) return
        const waitMs = Math.max(100, last.current + betweenMs - Date.now())
        next.current = setTimeout(() => {
          next.current = undefined
          last.current = Date.now()
          void queries.invalidateQueries({ queryKey: [key] })
        }, waitMs)
      },
      [queries],
    ),
  )
}

/** The list of orders behind a number. */
export function listOf(filter: OrderQuery): Place {
  return paths.orders(filter as Search)
}
