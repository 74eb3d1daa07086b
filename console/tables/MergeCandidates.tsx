import { Badge, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type {
  MergeCandidateJson,
  MergeCandidatesJson,
} from '../../src/console-api/customers/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { WideTable } from '../ui/WideTable.tsx'

const likenessColors = { strong: 'red', likely: 'orange', weak: 'gray' } as const

/** Who may be the same person, and what speaks for it. Nothing is merged here. */
export function MergeCandidates({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers')
  const found = useQuery({
    queryKey: ['customers', customerId, 'merge'],
    queryFn: ({ signal }) =>
      api.get<MergeCandidatesJson>(`/customers/${customerId}/merge-candidates`, { signal }),
  })
  if (found.isPending) return <LoadingRows count={3} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
  if (found.data.items.length === 0) {
    return <EmptyState title={t('merge.none')} text={t('merge.noneHint')} />
  }
  return (
    <Stack gap="xs">
      <WideTable minWidth={640} label={t('merge.caption')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('merge.person')}</Table.Th>
            <Table.Th scope="col">{t('merge.likeness')}</Table.Th>
            <Table.Th scope="col">{t('merge.evidence')}</Table.Th>
            <Table.Th scope="col" className="number">
              {t('columns.orders')}
            </Table.Th>
            <Table.Th scope="col">{t('columns.created')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.data.items.map((candidate) => (
            <CandidateRow key={candidate.customer.id} candidate={candidate} />
          ))}
        </Table.Tbody>
      </WideTable>
      <Text size="xs" c="dimmed">
        {t('merge.note')}
      </Text>
    </Stack>
  )
}

function CandidateRow({ candidate }: { candidate: MergeCandidateJson }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const common = useTranslation('common')
  const { customer, likeness, evidence } = candidate
  const color = likenessColors[likeness]
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <PlaceLink place={paths.customer(customer.id)} size="sm" fw={550}>
          {customer.name}
        </PlaceLink>
        <Text size="xs" c="dimmed">
          {[customer.phone, customer.email, customer.wixtar_number].filter(Boolean).join(' · ')}
        </Text>
      </Table.Th>
      <Table.Td>
        <Badge
          variant="light"
          radius="sm"
          tt="none"
          color={color}
          styles={{ label: { color: `var(--mantine-color-${color}-9)` } }}
        >
          {t(`merge.likenesses.${likeness}`)}
        </Badge>
      </Table.Td>
      <Table.Td>
        {evidence.map(({ kind, value }) => (
          <Text key={kind} size="sm">
            {kind === 'name'
              ? t('merge.kinds.name')
              : common.t('named', { name: t(`merge.kinds.${kind}`), value })}
          </Text>
        ))}
      </Table.Td>
      <Table.Td className="number">{format.number(customer.order_count)}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {format.time(customer.created_at, 'day')}
      </Table.Td>
    </Table.Tr>
  )
}
