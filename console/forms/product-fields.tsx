import { Checkbox, MultiSelect, NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type {
  CategoriesJson,
  ProductChangesInput,
} from '../../src/console-api/products/contract.ts'
import { api } from '../api.ts'

/** The form of a product, as it is typed. */
export interface ProductForm {
  zh: string
  en: string
  status: 'active' | 'draft' | 'hidden'
  description: string
  category_ids: string[]
  is_preorder: boolean
  out_of_stock_orderable: boolean
}

export const emptyProduct: ProductForm = {
  zh: '',
  en: '',
  status: 'active',
  description: '',
  category_ids: [],
  is_preorder: false,
  out_of_stock_orderable: false,
}

/** What the server is sent of a form. */
export function productInputOf(form: ProductForm) {
  return {
    title_translations: { 'zh-hant': form.zh.trim(), en: form.en.trim() },
    status: form.status,
    description: form.description.trim() || null,
    category_ids: form.category_ids,
    is_preorder: form.is_preorder,
    out_of_stock_orderable: form.out_of_stock_orderable,
  } satisfies ProductChangesInput
}

interface FieldsProps {
  form: ProductForm
  onChange: (changes: Partial<ProductForm>) => void
}

/** The fields of a product itself, for who adds one and for who changes one. */
export function ProductFields({ form, onChange }: FieldsProps) {
  const { t } = useTranslation('products')
  const categories = useCategories()
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('form.titleZh')}
          required={form.en.trim() === ''}
          maxLength={255}
          data-autofocus
          value={form.zh}
          onChange={(event) => onChange({ zh: event.currentTarget.value })}
        />
        <TextInput
          label={t('form.titleEn')}
          maxLength={255}
          value={form.en}
          onChange={(event) => onChange({ en: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('form.status')}
          value={form.status}
          data={(['active', 'draft', 'hidden'] as const).map((value) => ({
            value,
            label: t(`statuses.${value}`),
          }))}
          onChange={(event) =>
            onChange({ status: event.currentTarget.value as ProductForm['status'] })
          }
        />
        <MultiSelect
          label={t('form.categories')}
          data={categories}
          searchable
          value={form.category_ids}
          onChange={(category_ids) => onChange({ category_ids })}
        />
      </SimpleGrid>
      <Textarea
        label={t('form.description')}
        autosize
        minRows={2}
        maxRows={8}
        value={form.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <Checkbox
        label={t('form.outOfStockOrderable')}
        description={t('form.outOfStockHint')}
        checked={form.out_of_stock_orderable}
        onChange={(event) => onChange({ out_of_stock_orderable: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('form.isPreorder')}
        checked={form.is_preorder}
        onChange={(event) => onChange({ is_preorder: event.currentTarget.checked })}
      />
    </>
  )
}

/** The shop's categories, for those who choose some. */
export function useCategories(): { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['products', 'categories'],
    queryFn: () => api.get<CategoriesJson>('/categories'),
  })
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
