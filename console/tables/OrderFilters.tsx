import { Box, Button, Group, Pill } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Search } from '../paths.ts'
import { SearchInput } from '../ui/SearchInput.tsx'
import { changed, type OrderSearch } from './order-search.ts'
import { type FilterChip, useFilterChips } from './use-filter-chips.ts'

const EditFilters = lazy(() =>
  import('../forms/order-filters.tsx').then((m) => ({ default: m.EditFilters })),
)

export interface OrderFiltersProps {
  search: OrderSearch
  go: (search: Search, options?: { replace: boolean }) => void
  /** The customer's name, where the list is one customer's. */
  customerName: string | null
  /** What stands on the right. */
  children: ReactNode
}

/** What the list is narrowed by: a text, and chips that can be taken away. */
export function OrderFilters({ search, go, customerName, children }: OrderFiltersProps) {
  const { t } = useTranslation('orders')
  const [isOpen, setOpen] = useState(false)
  const chips = useFilterChips(search, customerName)
  return (
    <>
      <Group gap="xs" mb="xs">
        <Box w={{ base: '100%', xs: 260 }}>
          <SearchInput
            label={t('searchLabel')}
            placeholder={t('searchPlaceholder')}
            text={search.q ?? ''}
            onSearch={(q) => {
              const { q: _, ...rest } = search
              go(changed(q === '' ? rest : { ...rest, q }, {}), { replace: true })
            }}
          />
        </Box>
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('filter')}
        </Button>
        <Group gap="xs" ms="auto">
          {children}
        </Group>
      </Group>
      {chips.length > 0 && <Chips chips={chips} search={search} go={go} />}
      <Suspense>
        {isOpen && (
          <EditFilters
            search={search}
            onApply={(next) => {
              go(next)
              setOpen(false)
            }}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  )
}

function Chips({
  chips,
  search,
  go,
}: { chips: FilterChip[] } & Pick<OrderFiltersProps, 'search' | 'go'>) {
  const { t } = useTranslation('orders')
  return (
    <Group component="ul" gap={6} mb="xs" m={0} p={0} aria-label={t('filters')}>
      {chips.map((chip) => (
        <li key={chip.key} style={{ listStyle: 'none' }}>
          <Pill
            size="md"
            withRemoveButton
            onRemove={() => go(changed(search, chip.without))}
            removeButtonProps={{
              'aria-label': t('removeFilter', { name: chip.text }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
          >
            {chip.text}
          </Pill>
        </li>
      ))}
      <li style={{ listStyle: 'none' }}>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            const { sort, direction, columns } = search
            go({ sort, direction, columns })
          }}
        >
          {t('clearFilters')}
        </Button>
      </li>
    </Group>
  )
}
