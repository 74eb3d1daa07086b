import { Button, Group, NativeSelect, Select, Stack, TextInput } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  CustomerListPage,
  CustomerTagsJson,
} from '../../src/console-api/customers/contract.ts'
import { api, type Query } from '../api.ts'
import { CreateCustomer } from '../forms/create-customer.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { CustomersTable } from '../tables/CustomersTable.tsx'
import { CursorPager } from '../ui/CursorPager.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchInput } from '../ui/SearchInput.tsx'
import { useView, type View } from '../use-view.ts'

const filterNames = ['q', 'tag', 'is_member', 'created_from', 'created_to', 'sort']
const noFilters = Object.fromEntries(
  [...filterNames, 'after', 'before'].map((name) => [name, undefined]),
)
const firstPage = { after: undefined, before: undefined }

/** /customers: everybody the shop knows, through whichever face. */
export function CustomersPage() {
  const { t } = useTranslation('customers')
  const may = useMay()
  const navigate = useNavigate()
  const view = useView()
  const [isCreating, setCreating] = useState(false)
  const query = queryOf(view)
  const list = useQuery({
    queryKey: ['customers', 'list', query],
    queryFn: ({ signal }) => api.get<CustomerListPage>('/customers', { query, signal }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          may('customers:write') && (
            <Button
              variant="default"
              leftSection={<IconUserPlus size={16} aria-hidden />}
              onClick={() => setCreating(true)}
            >
              {t('create')}
            </Button>
          )
        }
      />
      <Stack gap="sm">
        <CustomerFilters view={view} />
        {list.isPending && <LoadingRows count={12} />}
        {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && <CustomerList page={list.data} view={view} />}
      </Stack>
      <CreateCustomer
        isOpen={isCreating}
        onClose={() => setCreating(false)}
        onCreated={(customer) => void navigate(paths.customer(customer.id))}
      />
    </>
  )
}

function CustomerList({ page, view }: { page: CustomerListPage; view: View }) {
  const { t } = useTranslation('customers')
  if (page.items.length > 0) {
    return (
      <div>
        <CustomersTable items={page.items} />
        <CursorPager next={page.next} previous={page.previous} />
      </div>
    )
  }
  const isFiltered = Object.keys(noFilters).some((name) => view.one(name) !== undefined)
  return isFiltered ? (
    <EmptyState
      title={t('list.empty')}
      text={t('list.emptyHint')}
      action={
        <Button variant="default" onClick={() => view.set(noFilters)}>
          {t('list.clear')}
        </Button>
      }
    />
  ) : (
    <EmptyState title={t('list.noneYet')} text={t('list.noneYetHint')} />
  )
}

function queryOf(view: View): Query {
  return {
    q: view.one('q'),
    tag: view.many('tag'),
    is_member: view.one('is_member'),
    created_from: view.one('created_from'),
    created_to: view.one('created_to'),
    sort: view.one('sort'),
    after: view.one('after'),
    before: view.one('before'),
  }
}

function CustomerFilters({ view }: { view: View }) {
  const { t } = useTranslation('customers')
  const tags = useQuery({
    queryKey: ['customers', 'tags'],
    queryFn: () => api.get<CustomerTagsJson>('/customer-tags', { query: { limit: 500 } }),
  })
  const set = (name: string) => (value: string | null) =>
    view.set({ ...firstPage, [name]: value || undefined })
  return (
    <Stack gap="xs">
      <SearchInput
        label={t('list.search')}
        placeholder={t('list.searchPlaceholder')}
        text={view.one('q') ?? ''}
        onSearch={(q) => view.set({ ...firstPage, q }, { replaces: true })}
      />
      <Group gap="xs" align="flex-end">
        <Select
          label={t('list.tag')}
          placeholder={t('list.anyTag')}
          data={tags.data?.items ?? []}
          value={view.one('tag') ?? null}
          onChange={set('tag')}
          searchable
          clearable
          size="xs"
          w={150}
        />
        <NativeSelect
          label={t('list.membership')}
          size="xs"
          value={view.one('is_member') ?? ''}
          data={[
            { value: '', label: t('list.everyone') },
            { value: 'true', label: t('list.members') },
            { value: 'false', label: t('list.others') },
          ]}
          onChange={(event) => set('is_member')(event.currentTarget.value)}
        />
        {(['created_from', 'created_to'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            size="xs"
            label={t(name === 'created_from' ? 'list.createdFrom' : 'list.createdTo')}
            value={view.one(name) ?? ''}
            onChange={(event) => set(name)(event.currentTarget.value)}
          />
        ))}
        <NativeSelect
          label={t('list.sort')}
          size="xs"
          value={view.one('sort') ?? ''}
          data={[
            { value: '', label: t('list.newestFirst') },
            { value: 'created_at', label: t('list.oldestFirst') },
            { value: '-updated_at', label: t('list.lastChangedFirst') },
          ]}
          onChange={(event) => set('sort')(event.currentTarget.value)}
        />
      </Group>
    </Stack>
  )
}
