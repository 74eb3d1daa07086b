import { useQueryClient } from '@tanstack/react-query'
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
 * The browser reconnects by itself and says which event it saw last, so nothing is missed.
 */
export function useLive(): { isOffline: boolean } {
  const queries = useQueryClient()
  const [isOffline, setOffline] = useState(false)

  useEffect(() => {
    const stale = new Set<string>()
    let source: EventSource | undefined
    let gathering: ReturnType<typeof setTimeout> | undefined
    let failing: ReturnType<typeof setTimeout> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    // What is on the screen was read after the session was: from there on nothing may be missed.
    let lastId = queries.getQueryData(sessionQuery.queryKey)?.live_after ?? ''

    const refresh = () => {
      gathering = undefined
      for (const noun of stale) void queries.invalidateQueries({ queryKey: [noun] })
      stale.clear()
    }

    const take = (message: MessageEvent<string>) => {
      lastId = message.lastEventId
      const change = JSON.parse(message.data) as Change
      const noun = change.type.split('.', 1)[0] as string
      for (const each of staleAfter[noun] ?? []) stale.add(each)
      stale.add('events')
      gathering ??= setTimeout(refresh, gatherMs)
      for (const listener of listeners) listener(change)
    }

    const open = () => {
      source = new EventSource(`/api/live${lastId ? `?after=${encodeURIComponent(lastId)}` : ''}`)
      source.addEventListener('change', take)
      // Too far behind to be told each change.
      source.addEventListener('reset', (message) => {
        lastId = message.lastEventId
        void queries.invalidateQueries()
      })
      source.onopen = () => {
        clearTimeout(failing)
        failing = undefined
        setOffline(false)
      }
      source.onerror = () => {
        failing ??= setTimeout(() => setOffline(true), offlineAfterMs)
        if (source?.readyState !== EventSource.CLOSED) return
        // The server refused: the session may have ended. The browser does not try again by itself.
        void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
        again = setTimeout(open, closedRetryMs)
      }
    }
    open()

    return () => {
      source?.close()
      for (const timer of [gathering, failing, again]) clearTimeout(timer)
    }
  }, [queries])

  return { isOffline }
}
