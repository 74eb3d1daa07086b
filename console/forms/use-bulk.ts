import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkInput, BulkResult } from '../../src/console-api/order-list/contract.ts'
import { newKey } from '../api.ts'
import { changeOrders } from '../tables/order-queries.ts'

/**
 * Does something with several orders, once however often it is pressed. What was refused is kept to
 * be shown; when nothing was, `onDone` is called.
 */
export function useBulk(onDone: () => void) {
  const { t } = useTranslation('orders')
  const queries = useQueryClient()
  const [key, setKey] = useState(newKey)
  const [refusals, setRefusals] = useState<BulkResult[]>([])
  const mutation = useMutation({
    mutationFn: (input: BulkInput) => changeOrders(input, { key }),
    onSuccess: async (answer) => {
      setKey(newKey())
      setRefusals(answer.results.filter((each) => each.result === 'refused'))
      if (answer.refused < answer.results.length) {
        notifications.show({ message: t('bulk.done', { count: answer.done + answer.unchanged }) })
      }
      await queries.invalidateQueries({ queryKey: ['orders'] })
      if (answer.refused === 0) onDone()
    },
  })
  return { ...mutation, refusals }
}
