import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Rehearsal } from '../../src/console-api/order-actions/contract.ts'
import type { OrderDetail, OrderReturnJson } from '../../src/console-api/orders/contract.ts'
import { ApiError, api, newKey } from '../api.ts'

/** One action on one order or one of its returns, as its form has it. */
export interface ActionRequest {
  /** The order as the person sees it: a change since then is refused. */
  order: OrderDetail
  /** The return that it is about, as the person sees it. */
  made?: OrderReturnJson
  method?: 'post' | 'put' | 'patch'
  /** Behind /orders/:id or /returns/:id. */
  path: string
  /** Null while the form is not complete. */
  input: object | null
  /** What the person is told when it is done. */
  said: string
  onDone: () => void
}

export interface OrderActing {
  /** What would happen, of the form as it stands or stood a moment ago. */
  rehearsal: Rehearsal | undefined
  isStale: boolean
  /** The form does not say yet what to do. */
  isWaiting: boolean
  /** Why it would be refused, or was. */
  error: Error | null
  isPending: boolean
  canAct: boolean
  act: () => void
}

const rehearseAfterMs = 150
const stale = ['orders', 'home', 'customers', 'products', 'stores']

/** Rehearses an action while its form is filled in, and carries it out once. */
export function useOrderAction(request: ActionRequest): OrderActing {
  const { order, made, method = 'post', path, input, said, onDone } = request
  const queries = useQueryClient()
  const [key, setKey] = useState(newKey)
  const url = made ? `/returns/${made.id}${path}` : `/orders/${order.id}${path}`
  const ifMatch = (made ?? order).version

  const text = input === null ? '' : JSON.stringify(input)
  const [settled] = useDebouncedValue(text, rehearseAfterMs)
  const acting = useMutation({
    mutationFn: () => api[method]<OrderDetail>(url, input, { ifMatch, key }),
    onSuccess: () => {
      for (const noun of stale) void queries.invalidateQueries({ queryKey: [noun] })
      notifications.show({ message: said, color: 'teal' })
      onDone()
    },
    onError: (error) => {
      // A refusal is final for its key; without an answer the same key asks for the same act.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(newKey())
      void rehearsing.refetch()
    },
  })
  const rehearsing = useQuery({
    queryKey: ['orders', order.id, 'rehearsal', method, url, ifMatch, settled],
    queryFn: ({ signal }) =>
      api[method]<Rehearsal>(url, JSON.parse(settled), {
        query: { dry_run: true },
        ifMatch,
        signal,
      }),
    // What has begun, or is done, is not asked about any more.
    enabled: settled !== '' && !acting.isPending && !acting.isSuccess,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })

  const isStale = settled !== text || rehearsing.isPlaceholderData
  const refusal = isStale || text === '' ? null : rehearsing.error
  return {
    rehearsal: text === '' || refusal ? undefined : rehearsing.data,
    isStale,
    isWaiting: text === '',
    error: refusal ?? acting.error,
    isPending: acting.isPending,
    canAct: text !== '' && !refusal && rehearsing.data !== undefined && !acting.isPending,
    act: () => {
      if (!acting.isPending && !acting.isSuccess) acting.mutate()
    },
  }
}
