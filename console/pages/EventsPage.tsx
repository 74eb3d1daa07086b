import { Button, Group, MultiSelect, Stack, Switch, Text, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventJson, EventLog } from '../../src/console-api/events/contract.ts'
import { api } from '../api.ts'
import { DeveloperTabs } from '../tables/DeveloperTabs.tsx'
import { EventDrawer } from '../tables/EventDrawer.tsx'
import { EventsTable } from '../tables/EventsTable.tsx'
import { eventTypesQuery } from '../tables/webhook-queries.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { useView } from '../use-view.ts'

/** /developers/events: everything that happened, as it happens. */
export function EventsPage() {
  const { t } = useTranslation('developers')
  const [isLive, setLive] = useState(true)
  return (
    <>
      <PageHeader
        title={t('events.title')}
        actions={
          <Switch
            label={t('events.live')}
            checked={isLive}
            onChange={(event) => setLive(event.currentTarget.checked)}
          />
        }
      />
      <DeveloperTabs />
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('events.intro')}
        </Text>
        <EventFilters />
        <Events isLive={isLive} />
      </Stack>
    </>
  )
}

function EventFilters() {
  const { t } = useTranslation('developers')
  const view = useView()
  const types = useQuery(eventTypesQuery)
  const chosen = view.many('type')
  return (
    <Group gap="sm" align="flex-start">
      <MultiSelect
        label={t('events.types')}
        placeholder={chosen.length === 0 ? t('events.allTypes') : ''}
        data={types.data?.items ?? chosen}
        value={chosen}
        onChange={(type) => view.set({ type })}
        searchable
        clearable
        size="xs"
        w={{ base: '100%', xs: 360 }}
      />
      <TextInput
        label={t('events.subjectId')}
        size="xs"
        w={{ base: '100%', xs: 240 }}
        value={view.one('subject_id') ?? ''}
        onChange={(event) =>
          view.set({ subject_id: event.currentTarget.value.trim() }, { replaces: true })
        }
      />
    </Group>
  )
}

function Events({ isLive }: { isLive: boolean }) {
  const { t } = useTranslation('developers')
  const view = useView()
  const [shown, setShown] = useState<EventJson | null>(null)
  const query = { type: view.many('type'), subject_id: view.one('subject_id') }
  const list = useInfiniteQuery({
    // Every change makes `events` old; without the word the list stands still.
    queryKey: [isLive ? 'events' : 'events-held', query],
    queryFn: ({ pageParam, signal }) =>
      api.get<EventLog>('/event-log', { query: { ...query, before: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  if (list.isPending) return <LoadingRows count={12} />
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data.pages.flatMap((page) => page.items)
  const isFiltered = query.type.length > 0 || query.subject_id !== undefined
  return (
    <div>
      {items.length === 0 ? (
        <EmptyState title={isFiltered ? t('events.none') : t('events.noneYet')} />
      ) : (
        <EventsTable items={items} onShow={setShown} />
      )}
      {list.hasNextPage && (
        <Group justify="center" mt="sm">
          <Button
            variant="default"
            size="xs"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('events.older')}
          </Button>
        </Group>
      )}
      <EventDrawer event={shown} onClose={() => setShown(null)} />
    </div>
  )
}
