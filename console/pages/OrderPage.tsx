import { Grid, Stack, Tabs, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { useView } from '../use-view.ts'
import { AmountsPanel } from './order/AmountsPanel.tsx'
import { CustomerPanel } from './order/CustomerPanel.tsx'
import { DeliveryPanel } from './order/DeliveryPanel.tsx'
import { FacesTab } from './order/FacesTab.tsx'
import { LinesPanel } from './order/LinesPanel.tsx'
import { NotesPanel } from './order/NotesPanel.tsx'
import { isOrderDeed, OrderDialog } from './order/OrderDialog.tsx'
import { OrderHeader, OrdersLink } from './order/OrderHeader.tsx'
import { type OrderView, orderQuery, storyQuery } from './order/order-view.ts'
import { PastBanner } from './order/PastBanner.tsx'
import { PaymentPanel } from './order/PaymentPanel.tsx'
import { ReturnsPanel } from './order/ReturnsPanel.tsx'
import { SourcePanel } from './order/SourcePanel.tsx'
import { SplitsPanel } from './order/SplitsPanel.tsx'
import { StoryTab } from './order/StoryTab.tsx'
import { TagsPanel } from './order/TagsPanel.tsx'
import { useOrderKeys } from './order/use-order-keys.ts'
import { useWalk } from './order/use-walk.ts'

const tabs = ['overview', 'faces', 'story'] as const

/** /orders/:id: one order, as it is or, with ?at=, as it was. */
export function OrderPage() {
  const { t } = useTranslation('order')
  const { id } = useParams({ strict: false }) as { id: string }
  const order = useQuery(orderQuery(id))
  if (order.data) return <Loaded id={id} now={order.data} />
  return (
    <>
      <PageHeader title={t('title')} above={<OrdersLink />} />
      {order.error ? (
        <ErrorNotice error={order.error} onRetry={() => void order.refetch()} />
      ) : (
        <LoadingRows count={12} />
      )}
    </>
  )
}

function Loaded({ id, now }: { id: string; now: OrderView['now'] }) {
  const { t } = useTranslation('order')
  const address = useView()
  const story = useQuery(storyQuery(id))
  const walk = useWalk(story.data?.entries ?? [])
  const then = useQuery({ ...storyQuery(id, walk.at), enabled: walk.at !== undefined })
  const isPast = walk.at !== undefined
  const view = { now, shown: isPast && then.data ? then.data.order : now, isPast, at: walk.at }
  const tab = tabs.find((each) => each === address.one('tab')) ?? 'overview'
  const show = (name: string | null) =>
    address.set({ tab: name === 'overview' ? undefined : (name ?? undefined) })
  const chosen = address.one('do')
  useOrderKeys({ walk, show: (index) => show(tabs[index] ?? null) })
  return (
    <>
      <OrderHeader view={view} onChoose={(action) => address.set({ do: action })} />
      <PastBanner walk={walk} />
      <Tabs value={tab} onChange={show} keepMounted={false}>
        <Tabs.List mb="md" aria-label={t('tabs.label')}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          {isPast && then.error && <ErrorNotice error={then.error} />}
          {isPast && then.isPending && <LoadingRows count={10} />}
          {(!isPast || then.data) && <Overview view={view} />}
        </Tabs.Panel>
        <Tabs.Panel value="faces">
          <FacesTab id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="story">
          {story.error && <ErrorNotice error={story.error} onRetry={() => void story.refetch()} />}
          {story.isPending && <LoadingRows count={10} />}
          {story.data && (
            <StoryTab entries={story.data.entries} currency={now.currency} walk={walk} />
          )}
        </Tabs.Panel>
      </Tabs>
      {!isPast && isOrderDeed(chosen) && (
        <OrderDialog
          deed={chosen}
          order={now}
          returnId={address.one('return')}
          onClose={() => address.set({ do: undefined, return: undefined })}
        />
      )}
      <VisuallyHidden role="status">{isPast ? t('past.hint') : ''}</VisuallyHidden>
    </>
  )
}

function Overview({ view }: { view: OrderView }) {
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Stack gap="md">
          <LinesPanel view={view} />
          <AmountsPanel view={view} />
          <Grid gap="md">
            <Grid.Col span={{ base: 12, lg: 7 }}>
              <DeliveryPanel view={view} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, lg: 5 }}>
              <PaymentPanel view={view} />
            </Grid.Col>
          </Grid>
          <ReturnsPanel view={view} />
          <SplitsPanel view={view} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <Stack gap="md">
          <CustomerPanel view={view} />
          <NotesPanel view={view} />
          <TagsPanel view={view} />
          <SourcePanel view={view} />
        </Stack>
      </Grid.Col>
    </Grid>
  )
}
