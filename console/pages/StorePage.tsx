import { Badge, Divider, Stack, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { StoreDetail } from '../../src/console-api/stores/contract.ts'
import { api } from '../api.ts'
import { EditStore } from '../forms/edit-store.tsx'
import { RemoveStore } from '../forms/remove-store.tsx'
import { SetRegisters, SetShifts } from '../forms/set-tills.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { useView } from '../use-view.ts'
import { StoreHandovers } from './stores/StoreHandovers.tsx'
import { StoreTakingsPanel } from './stores/StoreTakingsPanel.tsx'

/** /stores/:id: takings by day, handovers, tills and shifts. */
export function StorePage() {
  const { t } = useTranslation('stores')
  const { id } = useParams({ strict: false }) as { id: string }
  const store = useQuery({
    queryKey: ['stores', id],
    queryFn: ({ signal }) => api.get<StoreDetail>(`/stores/${id}`, { signal }),
  })
  return (
    <>
      <PageHeader
        above={
          <PlaceLink place={paths.stores()} size="sm">
            {t('title')}
          </PlaceLink>
        }
        title={store.data?.name ?? t('title')}
        extra={
          store.data && (
            <Badge variant="default" radius="sm" tt="none">
              {t(`kinds.${store.data.kind}`)} · <span className="code">{store.data.code}</span>
            </Badge>
          )
        }
      />
      {store.isPending && <LoadingRows />}
      {store.isError && <ErrorNotice error={store.error} onRetry={() => void store.refetch()} />}
      {store.data && <StoreTabs store={store.data} />}
    </>
  )
}

function StoreTabs({ store }: { store: StoreDetail }) {
  const { t } = useTranslation('stores')
  const view = useView()
  const hasTills = store.kind === 'physical'
  return (
    <Tabs
      value={view.one('tab') ?? 'takings'}
      onChange={(tab) => view.set({ tab: tab === 'takings' ? undefined : (tab ?? undefined) })}
      keepMounted={false}
    >
      <Tabs.List mb="md">
        <Tabs.Tab value="takings">{t('tabs.takings')}</Tabs.Tab>
        {hasTills && <Tabs.Tab value="handovers">{t('tabs.handovers')}</Tabs.Tab>}
        {hasTills && <Tabs.Tab value="tills">{t('tabs.tills')}</Tabs.Tab>}
        <Tabs.Tab value="details">{t('tabs.details')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="takings">
        <StoreTakingsPanel store={store} />
      </Tabs.Panel>
      <Tabs.Panel value="handovers">
        <StoreHandovers store={store} />
      </Tabs.Panel>
      <Tabs.Panel value="tills">
        <Stack gap="lg">
          <SetRegisters store={store} />
          <Divider />
          <SetShifts store={store} />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="details">
        <StoreDetails store={store} />
      </Tabs.Panel>
    </Tabs>
  )
}

function StoreDetails({ store }: { store: StoreDetail }) {
  const may = useMay()
  return (
    <Stack gap="lg" align="stretch">
      <EditStore store={store} />
      {may('stores:write') && store.kind === 'physical' && (
        <div>
          <RemoveStore store={store} />
        </div>
      )}
    </Stack>
  )
}
