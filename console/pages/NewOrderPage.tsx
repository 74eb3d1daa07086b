import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type {
  CounterOptionsJson,
  CreatedOrderJson,
} from '../../src/console-api/counter/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { NewOrderForm } from '../forms/new-order.tsx'
import { paths } from '../paths.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

/** /orders/new: an order that staff take at the counter or by phone. */
export function NewOrderPage() {
  const { t } = useTranslation('newOrder')
  const navigate = useNavigate()
  const { money } = useFormat()
  const options = useQuery({
    queryKey: ['settings', 'counter'],
    queryFn: () => api.get<CounterOptionsJson>('/counter/options'),
    staleTime: 300_000,
  })

  const announce = (order: CreatedOrderJson, goesOn: boolean) => {
    const id = `created-${order.id}`
    const go = () => {
      notifications.hide(id)
      void navigate(goesOn ? paths.order(order.id) : paths.newOrder())
    }
    notifications.show({
      id,
      color: 'counter',
      autoClose: 10_000,
      title: t('created.title', { number: order.order_number }),
      message: (
        <Group justify="space-between" gap="xs">
          <Text size="sm">{money(order.total_minor, order.currency)}</Text>
          <Button size="compact-sm" variant="light" onClick={go}>
            {goesOn ? t('created.open') : t('created.next')}
          </Button>
        </Group>
      ),
    })
    if (!goesOn) void navigate(paths.order(order.id))
  }

  return (
    <>
      <PageHeader title={t('title')} />
      {options.isPending && <LoadingRows />}
      {options.error && (
        <ErrorNotice error={options.error} onRetry={() => void options.refetch()} />
      )}
      {options.data && <NewOrderForm options={options.data} onCreated={announce} />}
    </>
  )
}
