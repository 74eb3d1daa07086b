import { Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type {
  Ledger,
  LedgerEntryJson,
  LedgerPage,
} from '../../src/console-api/customers/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { useAmountText } from '../forms/adjust-balance.tsx'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { MoreRows } from '../ui/MoreRows.tsx'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { WideTable } from '../ui/WideTable.tsx'

/** Every change of a customer's credits or points, with what there was after it. */
export function LedgerTable({ customerId, ledger }: { customerId: string; ledger: Ledger }) {
  const { t } = useTranslation('customers')
  const list = useInfiniteQuery({
    queryKey: ['customers', customerId, 'ledger', ledger],
    queryFn: ({ pageParam, signal }) =>
      api.get<LedgerPage>(`/customers/${customerId}/ledgers`, {
        query: { ledger, after: pageParam, limit: 30 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  if (list.isPending) return <LoadingRows />
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
  const entries = list.data.pages.flatMap((page) => page.items)
  if (entries.length === 0) {
    return <EmptyState title={t(`ledger.none.${ledger}`)} text={t('ledger.noneHint')} />
  }
  return (
    <>
      <WideTable minWidth={760} label={t(`ledger.caption.${ledger}`)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('ledger.time')}</Table.Th>
            <Table.Th scope="col">{t('ledger.type')}</Table.Th>
            <Table.Th scope="col" className="number">
              {t('ledger.amount')}
            </Table.Th>
            <Table.Th scope="col" className="number">
              {t('ledger.balance')}
            </Table.Th>
            <Table.Th scope="col">{t('ledger.order')}</Table.Th>
            <Table.Th scope="col">{t('ledger.expires')}</Table.Th>
            <Table.Th scope="col">{t('ledger.by')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} ledger={ledger} />
          ))}
        </Table.Tbody>
      </WideTable>
      <MoreRows list={list} />
    </>
  )
}

function EntryRow({ entry, ledger }: { entry: LedgerEntryJson; ledger: Ledger }) {
  const { t, i18n } = useTranslation('customers')
  const format = useFormat()
  const amountText = useAmountText(ledger)
  // A face may send a word of its own.
  const isKnown = i18n.exists(`ledger.types.${entry.type}`, { ns: 'customers' })
  const isGrant = entry.amount > 0
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.time(entry.occurred_at)}</Table.Td>
      <Table.Td>
        <Text size="sm">
          {isKnown ? t(`ledger.types.${entry.type}` as 'ledger.types.manual') : entry.type}
        </Text>
        {entry.remarks !== '' && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {entry.remarks}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="number">
        <Text size="sm" fw={550} c={isGrant ? 'teal.9' : 'red.9'}>
          {isGrant ? '+' : ''}
          {amountText(entry.amount)}
        </Text>
      </Table.Td>
      <Table.Td className="number">{amountText(entry.balance)}</Table.Td>
      <Table.Td>
        {entry.order ? (
          <PlaceLink place={paths.order(entry.order.id)} size="sm" className="code">
            {entry.order.order_number ?? entry.order.id}
          </PlaceLink>
        ) : (
          '–'
        )}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {!isGrant
          ? '–'
          : entry.expires_at
            ? format.time(entry.expires_at, 'day')
            : t('ledger.never')}
        {isGrant && entry.unspent !== entry.amount && (
          <Text size="xs" c="dimmed">
            {t('ledger.left', { amount: amountText(entry.unspent) })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{entry.actor_name}</Table.Td>
    </Table.Tr>
  )
}
