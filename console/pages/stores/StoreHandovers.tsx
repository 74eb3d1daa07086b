import { Button, Group, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HandoverPage, StoreDetail } from '../../../src/console-api/stores/contract.ts'
import { api } from '../../api.ts'
import { HandoversTable } from '../../tables/HandoversTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'

/** What was handed over in a store, latest business day first. */
export function StoreHandovers({ store }: { store: StoreDetail }) {
  const { t } = useTranslation('stores')
  const { t: common } = useTranslation('common')
  const pages = useInfiniteQuery({
    queryKey: ['stores', store.id, 'handovers'],
    queryFn: ({ pageParam, signal }) =>
      api.get<HandoverPage>(`/stores/${store.id}/handovers`, {
        query: { after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (pages.isPending) return <LoadingRows />
  if (pages.isError) {
    return <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />
  }
  const items = pages.data.pages.flatMap((page) => page.items)
  if (items.length === 0) {
    return <EmptyState title={t('handovers.empty')} text={t('handovers.emptyHint')} />
  }
  return (
    <Stack gap="sm">
      <HandoversTable items={items} store={store} />
      {pages.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {common('loadMore')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
