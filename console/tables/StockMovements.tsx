import { Drawer, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type {
  MovementJson,
  MovementsPage,
  VariantJson,
} from '../../src/console-api/products/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { useVariantName } from '../forms/use-stock-write.ts'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { MoreRows } from '../ui/MoreRows.tsx'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'
import { WideTable } from '../ui/WideTable.tsx'

/** What changed the stock of a variant, in a drawer over its product. */
export function StockMovements({
  variant,
  onClose,
}: {
  variant: VariantJson | undefined
  onClose: () => void
}) {
  useFocusBack()
  const { t } = useTranslation('products')
  const common = useTranslation('common')
  const name = useVariantName()
  return (
    <Drawer
      opened={variant !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      title={variant ? t('movements.title', { variant: name(variant) }) : ''}
      closeButtonProps={{ 'aria-label': common.t('close') }}
    >
      {variant && <MovementList variantId={variant.id} />}
    </Drawer>
  )
}

function MovementList({ variantId }: { variantId: string }) {
  const { t } = useTranslation('products')
  const list = useInfiniteQuery({
    queryKey: ['products', 'movements', variantId],
    queryFn: ({ pageParam, signal }) =>
      api.get<MovementsPage>(`/variants/${variantId}/movements`, {
        query: { after: pageParam, limit: 30 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  if (list.isPending) return <LoadingRows />
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
  const movements = list.data.pages.flatMap((page) => page.items)
  if (movements.length === 0) {
    return <EmptyState title={t('movements.none')} text={t('movements.noneHint')} />
  }
  return (
    <>
      <WideTable minWidth={620} label={t('movements.caption')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('movements.time')}</Table.Th>
            <Table.Th scope="col">{t('movements.reason')}</Table.Th>
            <Table.Th scope="col" className="number">
              {t('movements.quantity')}
            </Table.Th>
            <Table.Th scope="col">{t('movements.warehouse')}</Table.Th>
            <Table.Th scope="col">{t('movements.order')}</Table.Th>
            <Table.Th scope="col">{t('movements.by')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {movements.map((movement) => (
            <MovementRow key={movement.id} movement={movement} />
          ))}
        </Table.Tbody>
      </WideTable>
      <MoreRows list={list} />
    </>
  )
}

function MovementRow({ movement }: { movement: MovementJson }) {
  const { t } = useTranslation('products')
  const format = useFormat()
  const { quantity, order } = movement
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.time(movement.occurred_at)}</Table.Td>
      <Table.Td>
        <Text size="sm">{t(`movements.reasons.${movement.reason}`)}</Text>
        {movement.note && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {movement.note}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="number">
        <Text size="sm" fw={550} c={quantity > 0 ? 'teal.9' : 'red.9'}>
          {quantity > 0 ? '+' : ''}
          {format.number(quantity)}
        </Text>
      </Table.Td>
      <Table.Td>{movement.warehouse.name}</Table.Td>
      <Table.Td>
        {order ? (
          <PlaceLink place={paths.order(order.id)} size="sm" className="code">
            {order.order_number ?? order.id}
          </PlaceLink>
        ) : (
          '–'
        )}
      </Table.Td>
      <Table.Td>{movement.actor_name}</Table.Td>
    </Table.Tr>
  )
}
