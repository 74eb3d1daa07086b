import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  CounterOptionsJson,
  CreatedOrderJson,
  NewOrderRehearsal,
} from '../../src/console-api/counter/contract.ts'
import { ApiError, api, newKey } from '../api.ts'
import { useReasonText } from '../refusal-text.ts'
import { inputOf, type OrderForm, rememberPlace } from './new-order-state.ts'
import { isComplete } from './order-lines.ts'
import type { LineAnswer } from './order-lines-editor.tsx'

/** What the server says of the form as it stands. */
export interface Rehearsed {
  data: NewOrderRehearsal | undefined
  /** The form has changed since. */
  isStale: boolean
  /** The form cannot be read at all. */
  error: Error | null
  /** Why the order would be refused, where no line and no customer is to blame. */
  refusal: NewOrderRehearsal['refusal']
  refusalOf: (part: 'customer') => string | null
  lines: ReadonlyMap<string, LineAnswer>
}

const rehearseAfterMs = 200
const ofCustomer = ['customer_phone_taken', 'customer_email_taken', 'order_customer_unknown']

/** Rehearses the order while it is written, and makes it once. */
export function useNewOrder(
  form: OrderForm,
  options: CounterOptionsJson,
  onCreated: (order: CreatedOrderJson, goesOn: boolean) => void,
) {
  const queries = useQueryClient()
  const [key, setKey] = useState(newKey)
  const creating = useMutation({
    mutationFn: (_goesOn: boolean) => api.post<CreatedOrderJson>('/orders', inputOf(form), { key }),
    onSuccess: (order, goesOn) => {
      rememberPlace(form, options)
      setKey(newKey())
      for (const noun of ['orders', 'home', 'products', 'customers']) {
        void queries.invalidateQueries({ queryKey: [noun] })
      }
      onCreated(order, goesOn)
    },
    onError: (error) => {
      // What was refused is not done, so the corrected form is a new intention. Without an answer it
      // may be done: then the same key asks for the same order.
      const isRefused = error instanceof ApiError && error.status >= 400 && error.status < 500
      if (isRefused) setKey(newKey())
      void queries.invalidateQueries({ queryKey: ['orders', 'rehearsal'] })
    },
  })
  return { rehearsed: useRehearsal(form), creating }
}

function useRehearsal(form: OrderForm): Rehearsed {
  const { t } = useTranslation('newOrder')
  const reasonText = useReasonText()
  const [settled] = useDebouncedValue(form, rehearseAfterMs)
  const input = useMemo(() => inputOf(settled), [settled])
  const keys = settled.lines.filter(isComplete).map((line) => line.key)
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['orders', 'rehearsal', input, keys],
    queryFn: async ({ signal }) => ({
      keys,
      answer: await api.post<NewOrderRehearsal>('/orders', input, {
        query: { dry_run: true },
        signal,
      }),
    }),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })
  const answer = input === null ? undefined : data?.answer
  const refusal = answer?.refusal ?? null
  const lines = useMemo(() => {
    const known = new Map<string, LineAnswer>()
    data?.keys.forEach((key, index) => {
      const line = data.answer.lines[index]
      if (!line) return
      const short = data.answer.refusal?.line === index ? data.answer.refusal : null
      const text = short
        ? short.code === 'stock_insufficient'
          ? t('stock.short', { count: Number(short.values.available ?? 0) })
          : reasonText(short.code)
        : null
      known.set(key, { total_minor: line.total_minor, refusal: text })
    })
    return known
  }, [data, t, reasonText])
  const isOfCustomer = refusal !== null && ofCustomer.includes(refusal.code)
  const fault = input === null || isPlaceholderData ? null : error
  const isUnreadable =
    fault instanceof ApiError &&
    fault.errors.some(({ pointer }) => pointer.startsWith('/new_customer'))
  return {
    data: answer,
    isStale: settled !== form || isPlaceholderData,
    error: isUnreadable ? null : fault,
    refusal: refusal && refusal.line === null && !isOfCustomer ? refusal : null,
    refusalOf: () => {
      if (isUnreadable) return t('customer.unreadable')
      return isOfCustomer ? reasonText(refusal.code) : null
    },
    lines,
  }
}
