import { NumberInput, SimpleGrid, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewProductInput, ProductDetail } from '../../src/console-api/products/contract.ts'
import { api } from '../api.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { MoneyInput } from '../ui/MoneyInput.tsx'
import { useWrite } from '../use-write.ts'
import { emptyProduct, ProductFields, productInputOf } from './product-fields.tsx'

interface Form {
  price_minor: number | null
  price_sale_minor: number | null
  cost_minor: number | null
  sku: string
  barcode: string
  quantity: number | null
}

const emptyVariant: Form = {
  price_minor: null,
  price_sale_minor: null,
  cost_minor: null,
  sku: '',
  barcode: '',
  quantity: null,
}

interface CreateProps {
  isOpen: boolean
  onClose: () => void
  onCreated: (product: ProductDetail) => void
}

/** Adds a product without variations. */
export function CreateProduct({ isOpen, onClose, onCreated }: CreateProps) {
  const { t } = useTranslation('products')
  const [product, setProduct] = useState(emptyProduct)
  const [variant, setVariant] = useState(emptyVariant)
  const saving = useWrite((input: NewProductInput) => api.post<ProductDetail>('/products', input), {
    stale: ['products'],
    said: (made) => t('created', { title: made.title }),
    onDone: onCreated,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins anew when it is opened.
  useEffect(() => {
    if (!isOpen) return
    setProduct(emptyProduct)
    setVariant(emptyVariant)
    saving.reset()
  }, [isOpen])

  const submit = () =>
    saving.mutate({
      ...productInputOf(product),
      price_minor: variant.price_minor ?? 0,
      price_sale_minor: variant.price_sale_minor ?? 0,
      cost_minor: variant.cost_minor ?? 0,
      sku: variant.sku.trim(),
      barcode: variant.barcode.trim() || null,
      quantity: variant.quantity ?? 0,
    })
  return (
    <FormDialog
      title={t('create')}
      isOpen={isOpen}
      onClose={onClose}
      onSubmit={submit}
      submitLabel={t('create')}
      isBusy={saving.isPending}
      error={saving.error}
      size="lg"
    >
      <ProductFields
        form={product}
        onChange={(changes) => setProduct((before) => ({ ...before, ...changes }))}
      />
      <VariantFields
        form={variant}
        onChange={(changes) => setVariant((before) => ({ ...before, ...changes }))}
      />
    </FormDialog>
  )
}

function VariantFields({
  form,
  onChange,
}: {
  form: Form
  onChange: (changes: Partial<Form>) => void
}) {
  const { t } = useTranslation('products')
  return (
    <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="sm">
      <MoneyInput
        label={t('form.price')}
        required
        minor={form.price_minor}
        onMinor={(price_minor) => onChange({ price_minor })}
      />
      <MoneyInput
        label={t('form.salePrice')}
        minor={form.price_sale_minor}
        onMinor={(price_sale_minor) => onChange({ price_sale_minor })}
      />
      <MoneyInput
        label={t('form.cost')}
        minor={form.cost_minor}
        onMinor={(cost_minor) => onChange({ cost_minor })}
      />
      <TextInput
        label={t('form.sku')}
        maxLength={100}
        value={form.sku}
        onChange={(event) => onChange({ sku: event.currentTarget.value })}
      />
      <TextInput
        label={t('form.barcode')}
        maxLength={100}
        value={form.barcode}
        onChange={(event) => onChange({ barcode: event.currentTarget.value })}
      />
      <NumberInput
        label={t('form.quantity')}
        description={t('form.quantityHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        max={999_999_999}
        value={form.quantity ?? ''}
        onChange={(value) => onChange({ quantity: value === '' ? null : Number(value) })}
      />
    </SimpleGrid>
  )
}
