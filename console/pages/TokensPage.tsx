import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TokenItem, TokenList } from '../../src/console-api/tokens/contract.ts'
import { api } from '../api.ts'
import { CreateToken } from '../forms/create-token.tsx'
import { RevokeToken } from '../forms/revoke-token.tsx'
import { useMay } from '../session.ts'
import { DeveloperTabs } from '../tables/DeveloperTabs.tsx'
import { TokensTable } from '../tables/TokensTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { MoreRows } from '../ui/MoreRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { useView } from '../use-view.ts'

/** /developers/tokens: what programs call the APIs with. */
export function TokensPage() {
  const { t } = useTranslation('developers')
  const may = useMay()
  const view = useView()
  const [isCreating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<TokenItem | null>(null)
  const state = view.one('state') === 'ended' ? 'ended' : 'live'
  return (
    <>
      <PageHeader
        title={t('tokens.title')}
        actions={
          may('developers:write') && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setCreating(true)}
            >
              {t('tokens.create')}
            </Button>
          )
        }
      />
      <DeveloperTabs />
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Text size="sm" c="dimmed">
            {t('tokens.intro')}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label={t('tokens.state')}
            value={state}
            onChange={(value) => view.set({ state: value === 'live' ? undefined : value })}
            data={[
              { value: 'live', label: t('tokens.live') },
              { value: 'ended', label: t('tokens.ended') },
            ]}
          />
        </Group>
        <Tokens state={state} onRevoke={setRevoking} />
      </Stack>
      {isCreating && <CreateToken onClose={() => setCreating(false)} />}
      <RevokeToken token={revoking} onClose={() => setRevoking(null)} />
    </>
  )
}

function Tokens({
  state,
  onRevoke,
}: {
  state: 'live' | 'ended'
  onRevoke: (token: TokenItem) => void
}) {
  const { t } = useTranslation('developers')
  const list = useInfiniteQuery({
    queryKey: ['tokens', state],
    queryFn: ({ pageParam, signal }) =>
      api.get<TokenList>('/tokens', { query: { state, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  if (list.isPending) return <LoadingRows />
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0) {
    return state === 'ended' ? (
      <EmptyState title={t('tokens.noneEnded')} />
    ) : (
      <EmptyState title={t('tokens.none')} text={t('tokens.noneText')} />
    )
  }
  return (
    <div>
      <TokensTable items={items} onRevoke={onRevoke} />
      <MoreRows list={list} />
    </div>
  )
}
