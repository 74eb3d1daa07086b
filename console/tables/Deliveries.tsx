import { Button, Group, NativeSelect, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryItem, DeliveryList } from '../../src/console-api/webhooks/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { MoreRows } from '../ui/MoreRows.tsx'
import { Panel } from '../ui/Panel.tsx'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { useView } from '../use-view.ts'
import { DeliveryBadge } from './WebhookBadges.tsx'

const states = ['pending', 'delivered', 'failed', 'paused'] as const
// Tries make no events; while one is on its way it is looked at often.
const lookMs = { waiting: 1500, quiet: 20_000 }

/** What a subscription was sent, newest first; filters stand in the address. */
export function Deliveries({ webhookId, actions }: { webhookId: string; actions: ReactNode }) {
  const { t } = useTranslation(['developers', 'common'])
  const view = useView()
  const format = useFormat()
  const state = states.find((each) => each === view.one('state'))
  const since = view.one('finished_from')
  const list = useInfiniteQuery({
    queryKey: ['webhooks', 'deliveries', webhookId, state, since],
    queryFn: ({ pageParam, signal }) =>
      api.get<DeliveryList>(`/webhooks/${webhookId}/deliveries`, {
        query: { state, finished_from: since, before: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) => {
      const rows = query.state.data?.pages.flatMap((page) => page.items) ?? []
      return rows.some((row) => row.state === 'pending') ? lookMs.waiting : lookMs.quiet
    },
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel title={t('developers:deliveries.title')} extra={actions}>
      <Group gap="xs" mb="xs" align="flex-end">
        <NativeSelect
          size="xs"
          label={t('developers:deliveries.state')}
          value={state ?? ''}
          data={[
            { value: '', label: t('common:all') },
            ...states.map((value) => ({
              value,
              label: t(`developers:deliveries.states.${value}`),
            })),
          ]}
          onChange={(event) => view.set({ state: event.currentTarget.value })}
        />
        {since && (
          <Button
            size="xs"
            variant="default"
            title={t('developers:deliveries.clearSince')}
            onClick={() => view.set({ finished_from: undefined })}
          >
            {t('developers:deliveries.since', { time: format.time(since) })} ✕
          </Button>
        )}
      </Group>
      {list.isPending && <LoadingRows />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && (
        <EmptyState
          title={t('developers:deliveries.none')}
          text={t('developers:deliveries.noneText')}
        />
      )}
      {items.length > 0 && <DeliveriesTable items={items} />}
      <MoreRows list={list} />
    </Panel>
  )
}

function DeliveriesTable({ items }: { items: DeliveryItem[] }) {
  const { t } = useTranslation('developers')
  const format = useFormat()
  const view = useView()
  return (
    <Table.ScrollContainer minWidth={820} type="native">
      <Table>
        <Table.Caption hidden>{t('deliveries.caption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('deliveries.topic')}</Table.Th>
            <Table.Th scope="col">{t('deliveries.state')}</Table.Th>
            <Table.Th scope="col">{t('deliveries.created')}</Table.Th>
            <Table.Th scope="col">{t('deliveries.finished')}</Table.Th>
            <Table.Th scope="col" className="number">
              {t('deliveries.attempts')}
            </Table.Th>
            <Table.Th scope="col">{t('deliveries.nextTry')}</Table.Th>
            <Table.Th scope="col">{t('deliveries.error')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((each) => (
            <Table.Tr key={each.id}>
              <Table.Th scope="row" fw={400}>
                <PlaceLink
                  size="sm"
                  place={{ to: '.', search: { ...view.search, delivery: each.id } }}
                  aria-label={t('deliveries.open', { topic: each.topic })}
                >
                  <span className="code">{each.topic}</span>
                </PlaceLink>
              </Table.Th>
              <Table.Td>
                <DeliveryBadge state={each.state} />
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.time(each.created_at)}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.time(each.finished_at)}</Table.Td>
              <Table.Td className="number">{format.number(each.attempt_count)}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.time(each.next_try_at)}</Table.Td>
              <Table.Td>
                <Text size="sm" className="code" style={{ overflowWrap: 'anywhere' }}>
                  {each.last_error ?? '–'}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
