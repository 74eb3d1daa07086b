import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Home } from '../../src/console-api/home/contract.ts'
import { useFormat } from '../format.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { SalesByPart } from '../tables/SalesByPart.tsx'
import { todayQuery, useFreshFigures } from '../tables/sales-queries.ts'
import { TodayFigures } from '../tables/TodayFigures.tsx'
import { WebhookTroubles } from '../tables/WebhookTroubles.tsx'
import { WorkLists } from '../tables/WorkLists.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

// Charts weigh more than the rest of the console.
const SalesTrend = lazy(() =>
  import('../tables/SalesTrend.tsx').then(({ SalesTrend: component }) => ({ default: component })),
)

/** /: today, what waits for somebody, and how the last days went. */
export function HomePage() {
  const { t } = useTranslation('home')
  const format = useFormat()
  const home = useQuery(todayQuery)
  useFreshFigures()
  return (
    <>
      <PageHeader
        title={t('title')}
        extra={
          home.data && (
            <Text c="dimmed" size="sm">
              {t('asOf', {
                day: format.time(home.data.at, 'day'),
                time: format.time(home.data.at, 'time'),
              })}
            </Text>
          )
        }
      />
      {home.isPending && <LoadingRows count={5} height={84} />}
      {home.isError && <ErrorNotice error={home.error} onRetry={() => void home.refetch()} />}
      {home.data && (home.data.is_new ? <NewShop /> : <Figures home={home.data} />)}
    </>
  )
}

function Figures({ home }: { home: Home }) {
  const { t } = useTranslation('home')
  const { today } = home
  return (
    <Stack gap="lg">
      <TodayFigures home={home} />
      <WorkLists home={home} />
      {home.webhooks && home.webhooks.troubled.length > 0 && (
        <WebhookTroubles troubled={home.webhooks.troubled} since={home.webhooks.since} />
      )}
      {today.order_count === 0 ? (
        <Text size="sm" c="dimmed">
          {t('nothingToday')}
        </Text>
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <SalesByPart
            title={`${t('today')} · ${t('byFace')}`}
            of="face"
            parts={today.by_origin.map((each) => ({ ...each, origin: each.origin }))}
          />
          <SalesByPart
            title={`${t('today')} · ${t('byStore')}`}
            of="store"
            parts={today.by_store}
          />
        </SimpleGrid>
      )}
      <section aria-labelledby="trend">
        <Title order={2} id="trend" mb="xs">
          {t('trend')}
        </Title>
        <Suspense fallback={<LoadingRows count={1} height={300} />}>
          <SalesTrend />
        </Suspense>
      </section>
    </Stack>
  )
}

function NewShop() {
  const { t } = useTranslation('home')
  const may = useMay()
  return (
    <EmptyState
      title={t('newTitle')}
      text={t('newText')}
      action={
        <Group gap="xs" justify="center">
          {may('orders:write') && (
            <Button renderRoot={(props) => <Link {...props} {...paths.newOrder()} />}>
              {t('newOrder')}
            </Button>
          )}
          {may('developers:write') && (
            <Button
              variant="default"
              renderRoot={(props) => <Link {...props} {...paths.tokens()} />}
            >
              {t('newTokens')}
            </Button>
          )}
        </Group>
      }
    />
  )
}
