import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Home, SalesFigure } from '../../src/console-api/home/contract.ts'
import { useFormat } from '../format.ts'
import { FigureCard } from '../ui/FigureCard.tsx'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { changeText } from './change-text.ts'
import { listOf } from './sales-queries.ts'

/** How many orders today, and what they come to, beside the days before. */
export function TodayFigures({ home }: { home: Home }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const { today } = home
  const orders = format.number(today.order_count)
  const sales = format.money(today.sales_minor)
  return (
    <section aria-labelledby="today">
      <Title order={2} id="today" mb="xs">
        {t('today')}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <FigureCard
          name={t('orders')}
          value={orders}
          place={listOf(today.filter)}
          linkLabel={t('openList', { name: t('orders'), value: orders })}
        >
          <Comparisons home={home} measure="order_count" />
        </FigureCard>
        {today.sales_minor !== null && (
          <FigureCard
            name={t('sales')}
            value={sales}
            place={listOf(today.filter)}
            linkLabel={t('openList', { name: t('sales'), value: sales })}
          >
            <Comparisons home={home} measure="sales_minor" />
          </FigureCard>
        )}
      </SimpleGrid>
      {today.sales_minor !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('salesNote')}
          {today.other_currency_count > 0 &&
            `；${t('otherCurrency', { count: today.other_currency_count })}`}
        </Text>
      )}
    </section>
  )
}

type Measure = 'order_count' | 'sales_minor'

function Comparisons({ home, measure }: { home: Home; measure: Measure }) {
  const { t } = useTranslation('home')
  const days: [string, SalesFigure][] = [
    [t('yesterday'), home.yesterday],
    [t('lastWeek'), home.last_week],
  ]
  return (
    <Stack gap={0} mt={2}>
      {days.map(([name, figure]) => (
        <Comparison
          key={name}
          name={name}
          now={home.today[measure]}
          before={figure[measure]}
          figure={figure}
          measure={measure}
        />
      ))}
    </Stack>
  )
}

function Comparison({
  name,
  now,
  before,
  figure,
  measure,
}: {
  name: string
  now: number | null
  before: number | null
  figure: SalesFigure
  measure: Measure
}) {
  const format = useFormat()
  const value = measure === 'order_count' ? format.number(before ?? 0) : format.money(before)
  return (
    <Text size="sm" c="dimmed">
      <Text span fw={550} c={colorOf(now, before)} className="above-card-link">
        {changeText(now, before, format.number)}
      </Text>{' '}
      {name}{' '}
      <PlaceLink
        place={listOf(figure.filter)}
        className="above-card-link"
        size="sm"
        underline="always"
      >
        {value}
      </PlaceLink>
    </Text>
  )
}

// The sign and the word say it, too.
function colorOf(now: number | null, before: number | null): string {
  if (now === null || before === null || now === before) return 'dimmed'
  return now > before ? 'teal.9' : 'red.9'
}
