import { type Query, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sessionQuery } from './session.ts'

/** What the server tells of one change: `GET /api/live`. */
export interface Change {
  /** The event's kind, such as `order.created`. */
  type: string
  subject_id: string
  face: string
  actor_name: string
  occurred_at: string
}

// Which answers a change makes old: the first words of their query keys.
const staleAfter: Record<string, string[]> = {
  order: ['orders', 'home', 'stores', 'customers', 'products'],
  return_order: ['orders', 'home', 'stores', 'customers', 'products'],
  customer: ['customers', 'orders'],
  customer_tag: ['customers'],
  product: ['products', 'home'],
  category: ['products'],
  webhook: ['webhooks', 'home'],
  shift: ['stores'],
  store: ['stores', 'settings'],
  merchant: ['settings', 'session'],
  staff: ['settings', 'session'],
  delivery_option: ['settings'],
  payment_method: ['settings'],
  token: ['tokens'],
  saved_view: ['saved-views'],
}

// A busy shop changes many times a second; the eye does not.
const gatherMs = 300
const closedRetryMs = 3000
const offlineAfterMs = 1500
const hiddenRestMs = 10_000

type Listener = (change: Change) => void
const listeners = new Set<Listener>()

/** Calls back for every change while the component is shown. */
export function useChanges(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [listener])
}

/**
 * Keeps everything on the screen as it is on the server, and tells whether the connection stands.
 * The stream goes on behind the event that was seen last, so nothing is missed.
 */
export function useLive(): { isOffline: boolean } {
  const queries = useQueryClient()
  const [isOffline, setOffline] = useState(false)

  useEffect(() => {
    const stale = new Set<string>()
    let gathering: ReturnType<typeof setTimeout> | undefined
    // The first change shows at once; what follows it closely shows together.
    const refresh = () => {
      gathering = stale.size > 0 ? setTimeout(refresh, gatherMs) : undefined
      for (const noun of stale) void queries.invalidateQueries({ queryKey: [noun] })
      stale.clear()
    }
    const stop = followChanges(
      // What is on the screen was read after the session was: from there on nothing may be missed.
      queries.getQueryData(sessionQuery.queryKey)?.live_after ?? '',
      {
        onChange(change) {
          const noun = change.type.split('.', 1)[0] as string
          for (const each of staleAfter[noun] ?? []) stale.add(each)
          stale.add('events')
          gathering ??= setTimeout(refresh, 0)
          for (const listener of listeners) listener(change)
        },
        onReset: () => void queries.invalidateQueries(),
        onRefused: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
        onConnection: (stands) => {
          setOffline(!stands)
          // What could not be read meanwhile.
          if (stands) void queries.refetchQueries({ predicate: isFailed, type: 'active' })
        },
      },
    )
    return () => {
      stop()
      clearTimeout(gathering)
    }
  }, [queries])

  return { isOffline }
}

const isFailed = ({ state }: Query) => state.status === 'error'

interface Followers {
  onChange(change: Change): void
  /** Too much was missed to be told each change. */
  onReset(): void
  /** The server refused the stream: the session may have ended. */
  onRefused(): void
  onConnection(stands: boolean): void
}

/** Reads the stream behind a place until it is stopped; rests while the page is hidden. */
function followChanges(after: string, followers: Followers): () => void {
  let lastId = after
  let source: EventSource | undefined
  let failing: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let resting: ReturnType<typeof setTimeout> | undefined

  const close = () => {
    source?.close()
    source = undefined
    clearTimeout(again)
  }
  const open = () => {
    close()
    source = new EventSource(`/api/live${lastId ? `?after=${encodeURIComponent(lastId)}` : ''}`)
    source.addEventListener('change', (message) => {
      lastId = message.lastEventId
      followers.onChange(JSON.parse(message.data) as Change)
    })
    source.addEventListener('reset', (message) => {
      lastId = message.lastEventId
      followers.onReset()
    })
    source.onopen = () => {
      clearTimeout(failing)
      failing = undefined
      followers.onConnection(true)
    }
    source.onerror = () => {
      failing ??= setTimeout(() => followers.onConnection(false), offlineAfterMs)
      // A connection that broke is opened again by the browser; one that was refused is not.
      if (source?.readyState !== EventSource.CLOSED) return
      followers.onRefused()
      again = setTimeout(open, closedRetryMs)
    }
  }
  // A browser opens six connections to a server that speaks HTTP/1.1, and hidden tabs must not hold
  // them: the seventh tab would load for ever.
  const rest = () => {
    clearTimeout(resting)
    if (document.visibilityState === 'hidden') resting = setTimeout(close, hiddenRestMs)
    else if (!source) open()
  }

  open()
  document.addEventListener('visibilitychange', rest)
  return () => {
    close()
    document.removeEventListener('visibilitychange', rest)
    for (const timer of [failing, resting]) clearTimeout(timer)
  }
}
