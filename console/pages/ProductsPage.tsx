import { Button, Checkbox, Group, NativeSelect, Select, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductListPage } from '../../src/console-api/products/contract.ts'
import { api } from '../api.ts'
import { CreateProduct } from '../forms/create-product.tsx'
import { useCategories } from '../forms/product-fields.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { ProductsTable } from '../tables/ProductsTable.tsx'
import { CursorPager } from '../ui/CursorPager.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchInput } from '../ui/SearchInput.tsx'
import { useView, type View } from '../use-view.ts'

const names = ['q', 'category', 'status', 'low_stock', 'after', 'before'] as const
const nothing = Object.fromEntries(names.map((name) => [name, undefined]))
const firstPage = { after: undefined, before: undefined }
// What a shop would order again.
const lowStock = 5

/** /products: what the shop sells, with what there is of it. */
export function ProductsPage() {
  const { t } = useTranslation('products')
  const may = useMay()
  const navigate = useNavigate()
  const view = useView()
  const [isCreating, setCreating] = useState(false)
  const query = Object.fromEntries(names.map((name) => [name, view.one(name)]))
  const list = useQuery({
    queryKey: ['products', 'list', query],
    queryFn: ({ signal }) => api.get<ProductListPage>('/products', { query, signal }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          may('products:write') && (
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setCreating(true)}
            >
              {t('create')}
            </Button>
          )
        }
      />
      <Stack gap="sm">
        <ProductFilters view={view} />
        {list.isPending && <LoadingRows count={12} />}
        {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && <ProductList page={list.data} view={view} />}
      </Stack>
      <CreateProduct
        isOpen={isCreating}
        onClose={() => setCreating(false)}
        onCreated={(product) => void navigate(paths.product(product.id))}
      />
    </>
  )
}

function ProductList({ page, view }: { page: ProductListPage; view: View }) {
  const { t } = useTranslation('products')
  if (page.items.length > 0) {
    return (
      <div>
        <ProductsTable items={page.items} />
        <CursorPager next={page.next} previous={page.previous} />
      </div>
    )
  }
  if (names.every((name) => view.one(name) === undefined)) {
    return <EmptyState title={t('list.noneYet')} text={t('list.noneYetHint')} />
  }
  return (
    <EmptyState
      title={t('list.empty')}
      text={t('list.emptyHint')}
      action={
        <Button variant="default" onClick={() => view.set(nothing)}>
          {t('list.clear')}
        </Button>
      }
    />
  )
}

function ProductFilters({ view }: { view: View }) {
  const { t } = useTranslation('products')
  const categories = useCategories()
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
      <Group gap="sm" align="flex-end">
        <Select
          label={t('list.category')}
          placeholder={t('list.anyCategory')}
          data={categories}
          value={view.one('category') ?? null}
          onChange={set('category')}
          searchable
          clearable
          size="xs"
          w={170}
        />
        <NativeSelect
          label={t('list.status')}
          size="xs"
          value={view.one('status') ?? ''}
          data={[
            { value: '', label: t('list.anyStatus') },
            ...(['active', 'draft', 'hidden'] as const).map((value) => ({
              value,
              label: t(`statuses.${value}`),
            })),
          ]}
          onChange={(event) => set('status')(event.currentTarget.value)}
        />
        <Checkbox
          label={t('list.lowStock')}
          description={t('list.lowStockHint', { count: lowStock })}
          checked={view.one('low_stock') !== undefined}
          onChange={(event) =>
            set('low_stock')(event.currentTarget.checked ? String(lowStock) : null)
          }
        />
      </Group>
    </Stack>
  )
}
