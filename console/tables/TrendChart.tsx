import { BarChart } from '@mantine/charts'
import { Group, Paper, Stack, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrendDay, Trends } from '../../src/console-api/home/contract.ts'
import { useFormat } from '../format.ts'
import { FacePattern, FaceSwatch, faceStyle } from './FaceSwatch.tsx'

type Measure = 'order_count' | 'sales_minor'

/** Each day a bar, each face a part of it. */
export function TrendChart({ trends, measure }: { trends: Trends; measure: Measure }) {
  const { t } = useTranslation(['home', 'common'])
  const format = useFormat()
  const id = useId()
  const faces = trends.by_origin.map((each) => each.origin)
  const text = (value: number) =>
    measure === 'order_count' ? format.number(value) : format.money(value)
  const name = t(measure === 'order_count' ? 'home:orders' : 'home:sales')
  return (
    <Stack gap="xs">
      <Group gap="md" aria-hidden>
        {faces.map((face) => (
          <Text size="sm" key={face}>
            <FaceSwatch face={face} /> {t(`common:faces.${face}` as 'common:faces.shopline')}
          </Text>
        ))}
      </Group>
      <div
        role="img"
        aria-label={t('home:chartLabel', { days: trends.days.length, measure: name })}
      >
        <BarChart
          h={280}
          data={trends.days.map((day) => ({ day: day.day.slice(5), ...partsOf(day, measure) }))}
          dataKey="day"
          type="stacked"
          series={faces.map((face) => ({ name: face, color: faceStyle(face).color }))}
          barProps={({ name: face }) => ({ fill: `url(#${id}-${face})` })}
          valueFormatter={shortText(measure)}
          maxBarWidth={36}
          accessibilityLayer={false}
          yAxisProps={{ width: 56, allowDecimals: false }}
          tooltipProps={{
            content: ({ label, payload }) => (
              <DayTooltip
                day={String(label ?? '')}
                parts={(payload ?? []).map((part) => ({
                  face: String(part.name),
                  value: Number(part.value ?? 0),
                }))}
                text={text}
              />
            ),
          }}
        >
          <defs>
            {faces.map((face) => (
              <FacePattern key={face} id={`${id}-${face}`} face={face} />
            ))}
          </defs>
        </BarChart>
      </div>
    </Stack>
  )
}

function partsOf(day: TrendDay, measure: Measure): Record<string, number> {
  return Object.fromEntries(day.by_origin.map((each) => [each.origin, each[measure] ?? 0]))
}

// An axis has room for few digits: 12.5k.
function shortText(measure: Measure): (value: number) => string {
  const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
  return (value) => short.format(measure === 'order_count' ? value : value / 100)
}

function DayTooltip({
  day,
  parts,
  text,
}: {
  day: string
  parts: { face: string; value: number }[]
  text: (value: number) => string
}) {
  const { t } = useTranslation(['home', 'common'])
  const total = parts.reduce((sum, part) => sum + part.value, 0)
  return (
    <Paper withBorder shadow="sm" p="xs">
      <Text size="sm" fw={600}>
        {day}
      </Text>
      {parts.map(({ face, value }) => (
        <Text size="sm" key={face}>
          <FaceSwatch face={face} /> {t(`common:faces.${face}` as 'common:faces.shopline')}{' '}
          {text(value)}
        </Text>
      ))}
      <Text size="sm" fw={550}>
        {t('home:total')} {text(total)}
      </Text>
    </Paper>
  )
}
