import { ActionIcon, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  ShiftTakings,
  StoreDetail,
  StoreTakings,
} from '../../../src/console-api/stores/contract.ts'
import { api } from '../../api.ts'
import { useFormat } from '../../format.ts'
import { HandOverShift } from '../../forms/hand-over-shift.tsx'
import { paths } from '../../paths.ts'
import { PaymentsTable } from '../../tables/PaymentsTable.tsx'
import { TakingsTable } from '../../tables/TakingsTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PlaceLink } from '../../ui/PlaceLink.tsx'
import { useView } from '../../use-view.ts'

/** What a store took on a business day, which the address names. */
export function StoreTakingsPanel({ store }: { store: StoreDetail }) {
  const view = useView()
  const day = view.one('date') ?? store.today
  const takings = useQuery({
    queryKey: ['stores', store.id, 'takings', day],
    queryFn: ({ signal }) =>
      api.get<StoreTakings>(`/stores/${store.id}/takings`, { query: { date: day }, signal }),
    placeholderData: keepPreviousData,
  })
  const show = (date: string) => view.set({ date: date === store.today ? undefined : date })
  return (
    <Stack gap="md">
      <DayPicker day={day} today={store.today} onPick={show} />
      {takings.isPending && <LoadingRows />}
      {takings.isError && (
        <ErrorNotice error={takings.error} onRetry={() => void takings.refetch()} />
      )}
      {takings.data && <DayTakings store={store} takings={takings.data} />}
    </Stack>
  )
}

function DayTakings({ store, takings }: { store: StoreDetail; takings: StoreTakings }) {
  const { t } = useTranslation('stores')
  const format = useFormat()
  const [handingOver, setHandingOver] = useState<ShiftTakings | null>(null)
  const { business_on: day, total } = takings
  if (takings.shifts.length === 0) {
    return <EmptyState title={t('takings.empty')} text={t('takings.emptyHint')} />
  }
  const orders = paths.orders({
    store_id: store.id,
    ordered_from: takings.from,
    ordered_to: takings.to,
  })
  return (
    <>
      <TakingsTable takings={takings} onHandOver={setHandingOver} />
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {t('takings.explained')}
          {total.other_currency_count > 0 &&
            ` ${t('otherCurrency', { count: total.other_currency_count })}`}
        </Text>
        <PlaceLink place={orders} size="sm">
          {t('takings.orders')}
        </PlaceLink>
      </Group>
      {takings.payments.length > 0 && (
        <Stack gap="xs" maw={760}>
          <Title order={2}>{t('takings.byPayment')}</Title>
          <PaymentsTable
            caption={t('takings.byPaymentCaption', { day: format.day(day) })}
            payments={takings.payments}
            total={total}
          />
        </Stack>
      )}
      {handingOver && (
        <HandOverShift
          storeId={store.id}
          day={day}
          takings={handingOver}
          onClose={() => setHandingOver(null)}
        />
      )}
    </>
  )
}

function DayPicker({
  day,
  today,
  onPick,
}: {
  day: string
  today: string
  onPick: (day: string) => void
}) {
  const { t } = useTranslation('stores')
  const move = (count: number) => onPick(dayAfter(day, count))
  return (
    <Group gap="xs" align="flex-end">
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('takings.previousDay')}
        onClick={() => move(-1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <TextInput
        type="date"
        label={t('takings.day')}
        value={day}
        max={today}
        onChange={(event) => event.currentTarget.value && onPick(event.currentTarget.value)}
      />
      <ActionIcon
        variant="default"
        size={36}
        disabled={day >= today}
        aria-label={t('takings.nextDay')}
        onClick={() => move(1)}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
      {day !== today && (
        <Button variant="default" onClick={() => onPick(today)}>
          {t('takings.today')}
        </Button>
      )}
    </Group>
  )
}

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}
