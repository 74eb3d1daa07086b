import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductChangesInput, ProductDetail } from '../../src/console-api/products/contract.ts'
import { api } from '../api.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'
import { ProductFields, type ProductForm, productInputOf } from './product-fields.tsx'
import { seenVersion } from './seen-version.ts'

interface EditProps {
  product: ProductDetail
  onClose: () => void
}

/** Changes a product itself; only what was changed in the form is sent. */
export function EditProduct({ isOpen, ...rest }: EditProps & { isOpen: boolean }) {
  // It is made anew each time, so that it begins with what the page shows then.
  return isOpen ? <OpenForm {...rest} /> : null
}

function OpenForm({ product, onClose }: EditProps) {
  const { t } = useTranslation('products')
  const common = useTranslation('common')
  const now = { value: formOf(product), version: product.version }
  const [begun] = useState(now)
  const [form, setForm] = useState(begun.value)
  const saving = useWrite(
    (input: ProductChangesInput) =>
      api.patch<ProductDetail>(`/products/${product.id}`, input, {
        ifMatch: seenVersion(begun, now),
      }),
    { stale: ['products'], said: t('saved'), onDone: onClose },
  )
  return (
    <FormDialog
      title={t('form.editTitle')}
      isOpen
      onClose={onClose}
      onSubmit={() => saving.mutate(changesOf(begun.value, form))}
      submitLabel={common.t('save')}
      isBusy={saving.isPending}
      error={saving.error}
      size="lg"
    >
      <ProductFields
        form={form}
        onChange={(changes) => setForm((before) => ({ ...before, ...changes }))}
      />
    </FormDialog>
  )
}

function formOf(product: ProductDetail): ProductForm {
  const { title_translations: titles } = product
  return {
    zh: titles['zh-hant'] ?? '',
    en: titles.en ?? '',
    // A removed product has no page.
    status: product.status === 'removed' ? 'hidden' : product.status,
    description: product.description ?? '',
    category_ids: product.categories.map((category) => category.id),
    is_preorder: product.is_preorder,
    out_of_stock_orderable: product.out_of_stock_orderable,
  }
}

function changesOf(before: ProductForm, after: ProductForm): ProductChangesInput {
  const [old, wanted] = [productInputOf(before), productInputOf(after)]
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => JSON.stringify(old[name as keyof typeof old]) !== JSON.stringify(value),
    ),
  )
}
