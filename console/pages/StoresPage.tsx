import { Button, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreList } from '../../src/console-api/stores/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { CreateStore } from '../forms/create-store.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { StoresTable } from '../tables/StoresTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

/** /stores: where the merchant sells, and what was sold there today. */
export function StoresPage() {
  const { t } = useTranslation('stores')
  const may = useMay()
  const navigate = useNavigate()
  const [isCreating, setCreating] = useState(false)
  const list = useQuery({
    queryKey: ['stores', 'list'],
    queryFn: ({ signal }) => api.get<StoreList>('/stores', { signal }),
  })
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          may('stores:write') && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setCreating(true)}
            >
              {t('create')}
            </Button>
          )
        }
      />
      <Stack gap="sm">
        {list.isPending && <LoadingRows count={4} />}
        {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && <Stores list={list.data} />}
      </Stack>
      {isCreating && (
        <CreateStore
          isOpen
          onClose={() => setCreating(false)}
          onCreated={(store) => void navigate(paths.store(store.id, { tab: 'tills' }))}
        />
      )}
    </>
  )
}

function Stores({ list }: { list: StoreList }) {
  const { t } = useTranslation('stores')
  const format = useFormat()
  const otherCount = list.items.reduce(
    (sum, each) => sum + (each.today?.other_currency_count ?? 0),
    0,
  )
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('list.todayIs', { day: format.day(list.today) })}
        {otherCount > 0 && ` · ${t('otherCurrency', { count: otherCount })}`}
      </Text>
      <StoresTable list={list} />
      {list.items.every((each) => each.kind === 'online') && (
        <EmptyState title={t('list.onlyOnline')} text={t('list.onlyOnlineHint')} />
      )}
    </>
  )
}
