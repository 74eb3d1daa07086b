import '@mantine/charts/styles.css'
import { Group, SegmentedControl, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { useView } from '../use-view.ts'
import { SalesByPart } from './SalesByPart.tsx'
import { trendsQuery } from './sales-queries.ts'
import { TrendChart } from './TrendChart.tsx'
import { TrendTable } from './TrendTable.tsx'

const ranges = ['7', '30', '90']

/** The last days as a chart or as a table; what is chosen stands in the address. */
export function SalesTrend() {
  const { t } = useTranslation('home')
  const view = useView()
  const days = ranges.find((each) => each === view.one('days')) ?? '30'
  const trends = useQuery({ ...trendsQuery(days), placeholderData: keepPreviousData })
  const showsSales = trends.data?.days.some((each) => each.sales_minor !== null) ?? false
  const measure = showsSales && view.one('measure') !== 'orders' ? 'sales_minor' : 'order_count'
  const isTable = view.one('trend') === 'table'
  const set = (name: string, usual: string) => (value: string) =>
    view.set({ [name]: value === usual ? undefined : value }, { replaces: true })
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={t('range')}
          value={days}
          onChange={set('days', '30')}
          data={ranges.map((value) => ({ value, label: t('days', { days: value }) }))}
        />
        {showsSales && !isTable && (
          <SegmentedControl
            size="xs"
            aria-label={t('measure')}
            value={measure === 'sales_minor' ? 'sales' : 'orders'}
            onChange={set('measure', 'sales')}
            data={[
              { value: 'sales', label: t('sales') },
              { value: 'orders', label: t('orders') },
            ]}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={t('view')}
          value={isTable ? 'table' : 'chart'}
          onChange={set('trend', 'chart')}
          data={[
            { value: 'chart', label: t('chart') },
            { value: 'table', label: t('table') },
          ]}
        />
      </Group>
      {trends.isPending && <LoadingRows count={1} height={300} />}
      {trends.isError && <ErrorNotice error={trends.error} onRetry={() => void trends.refetch()} />}
      {trends.data &&
        (isTable ? (
          <TrendTable trends={trends.data} showsSales={showsSales} />
        ) : (
          <TrendChart trends={trends.data} measure={measure} />
        ))}
      {trends.data && trends.data.by_store.length > 0 && (
        <SalesByPart title={t('salesByStore', { days })} of="store" parts={trends.data.by_store} />
      )}
    </Stack>
  )
}
