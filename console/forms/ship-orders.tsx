import {
  Button,
  Checkbox,
  Group,
  Modal,
  ScrollArea,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkResult } from '../../src/console-api/order-list/contract.ts'
import { changeOrders } from '../tables/order-queries.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'
import { BulkRefusals } from './bulk-refusals.tsx'
import { useBulk } from './use-bulk.ts'

/** Marks several orders as shipped; says beforehand which of them cannot be. */
export function ShipOrders({
  ids,
  onClose,
  onDone,
}: {
  ids: string[]
  onClose: () => void
  onDone: () => void
}) {
  useFocusBack()
  const { t } = useTranslation(['orders', 'common'])
  const [numbers, setNumbers] = useState<Record<string, string>>({})
  const [notifies, setNotifies] = useState(false)
  const tried = useQuery({
    queryKey: ['ship-check', ids],
    queryFn: () => changeOrders({ ids, action: 'ship' }, { isDry: true }),
    staleTime: 0,
    gcTime: 0,
  })
  const bulk = useBulk(onDone)
  const able = tried.data?.results.filter((each) => each.result === 'done') ?? []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (able.length === 0 || bulk.isPending) return
    const tracking = able.flatMap(({ id }) => {
      const number = numbers[id]?.trim() ?? ''
      return number === '' ? [] : [{ order_id: id, tracking_number: number }]
    })
    bulk.mutate({ ids: able.map((each) => each.id), action: 'ship', tracking, notifies })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
      title={t('ship.title', { count: ids.length })}
    >
      <form onSubmit={submit}>
        <Stack>
          {tried.isPending && (
            <>
              <Text size="sm">{t('ship.checking')}</Text>
              <LoadingRows count={3} />
            </>
          )}
          {tried.error && <ErrorNotice error={tried.error} onRetry={() => void tried.refetch()} />}
          {tried.data && (
            <Text size="sm" role="status">
              {t('ship.canShip', { count: able.length })}
            </Text>
          )}
          {able.length > 0 && (
            <Numbers
              orders={able}
              numbers={numbers}
              onChange={(id, number) => setNumbers((before) => ({ ...before, [id]: number }))}
            />
          )}
          <BulkRefusals
            title={t('ship.cannotShip', { count: tried.data?.refused ?? 0 })}
            results={tried.data?.results ?? []}
          />
          <Checkbox
            label={t('ship.notify')}
            checked={notifies}
            onChange={(event) => setNotifies(event.currentTarget.checked)}
          />
          {bulk.error && <ErrorNotice error={bulk.error} />}
          <BulkRefusals
            title={t('bulk.refused', { count: bulk.refusals.length })}
            results={bulk.refusals}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={bulk.isPending} disabled={able.length === 0}>
              {t('ship.submit', { count: able.length })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Numbers({
  orders,
  numbers,
  onChange,
}: {
  orders: BulkResult[]
  numbers: Record<string, string>
  onChange: (id: string, number: string) => void
}) {
  const { t } = useTranslation('orders')
  return (
    <ScrollArea.Autosize mah={320}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('bulk.number')}</Table.Th>
            <Table.Th scope="col">{t('ship.trackingHead')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {orders.map(({ id, order_number }) => (
            <Table.Tr key={id}>
              <Table.Td className="code">{order_number}</Table.Td>
              <Table.Td>
                <TextInput
                  size="xs"
                  maxLength={255}
                  aria-label={t('ship.tracking', { number: order_number })}
                  value={numbers[id] ?? ''}
                  onChange={(event) => onChange(id, event.currentTarget.value)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  )
}
