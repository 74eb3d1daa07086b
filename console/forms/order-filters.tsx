import {
  Button,
  Checkbox,
  Drawer,
  Fieldset,
  Group,
  MultiSelect,
  Stack,
  TextInput,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format.ts'
import type { Search } from '../paths.ts'
import { useMay, useSession } from '../session.ts'
import { startOfDay } from '../tables/local-days.ts'
import { orderTagsQuery } from '../tables/order-queries.ts'
import { changed, type ListFilter, type OrderSearch } from '../tables/order-search.ts'
import { storesQuery } from '../tables/use-filter-chips.ts'
import { useFocusBack } from '../ui/use-focus-back.ts'

const machines = [
  ['payment_state', 'payment'],
  ['delivery_state', 'delivery'],
  ['order_state', 'order'],
] as const

const states = {
  payment: [
    ...['open', 'pending', 'failed', 'expired', 'paid', 'refunding'],
    ...['partially_refunded', 'refunded'],
  ],
  delivery: ['pending', 'shipping', 'shipped', 'arrived', 'collected', 'returning', 'returned'],
  order: ['draft', 'pending', 'confirmed', 'completed', 'cancelled', 'removed'],
} as const

const origins = ['shopline', 'firstline', 'wixtar', 'console'] as const

interface EditFiltersProps {
  search: OrderSearch
  onApply: (search: Search) => void
  onClose: () => void
}

/** All filters of the list side by side; applied together. */
export function EditFilters({ search, onApply, onClose }: EditFiltersProps) {
  useFocusBack()
  const { t } = useTranslation(['orders', 'common', 'states'])
  const [draft, setDraft] = useState(search)
  const may = useMay()
  const { data: tags } = useQuery(orderTagsQuery)
  const { data: stores } = useQuery({ ...storesQuery, enabled: may('stores:read') })
  const setList = (field: ListFilter) => (values: string[]) =>
    setDraft({ ...draft, [field]: values.length > 0 ? values : undefined })
  const list = (field: ListFilter, data: { value: string; label: string }[]) => (
    <MultiSelect
      label={t(`fields.${field}`)}
      placeholder={draft[field] ? undefined : t('anyValue')}
      data={withChosen(data, draft[field] ?? [])}
      value={draft[field] ?? []}
      onChange={setList(field)}
      searchable={data.length > 8}
      clearable
      hidePickedOptions
      comboboxProps={{ withinPortal: true }}
    />
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onApply(changed(draft, {}))
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      position="right"
      title={t('filters')}
      size="sm"
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {machines.map(([field, machine]) => (
            <div key={field}>
              {list(
                field,
                states[machine].map((state) => ({
                  value: state,
                  label: t(`states:${machine}.${state}` as 'states:order.draft'),
                })),
              )}
            </div>
          ))}
          {list(
            'origin',
            origins.map((origin) => ({ value: origin, label: t(`common:faces.${origin}`) })),
          )}
          {list(
            'store_id',
            stores?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
          )}
          {list('tag', tags?.items.map((tag) => ({ value: tag, label: tag })) ?? [])}
          <Days draft={draft} onChange={setDraft} />
          {(['has_difference', 'has_return'] as const).map((field) => (
            <Checkbox
              key={field}
              label={t(`fields.${field}`)}
              checked={draft[field] === 'true'}
              onChange={(event) => {
                const { [field]: _, ...rest } = draft
                setDraft(event.currentTarget.checked ? { ...rest, [field]: 'true' } : rest)
              }}
            />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit">{t('apply')}</Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}

// What the address asks for is shown, also when the shop no longer has it.
function withChosen(data: { value: string; label: string }[], chosen: readonly string[]) {
  const missing = chosen.filter((value) => !data.some((each) => each.value === value))
  return [...data, ...missing.map((value) => ({ value, label: value }))]
}

function Days({ draft, onChange }: { draft: OrderSearch; onChange: (draft: OrderSearch) => void }) {
  const { t } = useTranslation('orders')
  const { merchant } = useSession()
  const { dayOf } = useFormat()
  const day = (iso: string | undefined, shiftMs: number) =>
    iso === undefined || Number.isNaN(Date.parse(iso))
      ? ''
      : dayOf(new Date(Date.parse(iso) + shiftMs))
  const set = (field: 'ordered_from' | 'ordered_to', text: string, later: number) => {
    const { [field]: _, ...rest } = draft
    onChange(text === '' ? rest : { ...rest, [field]: startOfDay(text, merchant.timezone, later) })
  }
  return (
    <Fieldset variant="unstyled" p={0}>
      <Group grow gap="xs">
        <TextInput
          type="date"
          label={t('fields.ordered_from')}
          max="9999-12-31"
          value={day(draft.ordered_from, 0)}
          onChange={(event) => set('ordered_from', event.currentTarget.value, 0)}
        />
        <TextInput
          type="date"
          label={t('fields.ordered_to')}
          max="9999-12-31"
          value={day(draft.ordered_to, -1)}
          onChange={(event) => set('ordered_to', event.currentTarget.value, 1)}
        />
      </Group>
    </Fieldset>
  )
}
