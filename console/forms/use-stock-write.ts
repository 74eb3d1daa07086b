import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type {
  ProductDetail,
  StockInput,
  VariantChangesInput,
  VariantJson,
} from '../../src/console-api/products/contract.ts'
import { api } from '../api.ts'
import { useRefusalText } from '../refusal-text.ts'
import { useWrite } from '../use-write.ts'

/** What a variant is called beside its product: its choices, or that it is the only one. */
export function useVariantName(): (variant: VariantJson) => string {
  const { t } = useTranslation('products')
  return (variant) => variant.choices.filter(Boolean).join(' / ') || t('variants.only')
}

/** Sets a count, unless it is another than the one that was seen; a refusal is shown and thrown. */
export function useStockWrite() {
  const { t } = useTranslation('products')
  const name = useVariantName()
  const saving = useWrite(
    ({ variant, ...input }: StockInput & { variant: VariantJson }) =>
      api
        .put<ProductDetail>(`/variants/${variant.id}/stock`, input)
        .then((product) => product.variants.find((each) => each.id === variant.id) ?? variant),
    {
      stale: ['products'],
      said: (variant) => t('stock.saved', { variant: name(variant), quantity: variant.quantity }),
    },
  )
  const shown = useShownRefusal()
  return (input: StockInput & { variant: VariantJson }) => saving.mutateAsync(input).catch(shown)
}

/** Changes price, SKU or barcode of a variant; a refusal is shown and thrown. */
export function useVariantWrite() {
  const { t } = useTranslation('products')
  const name = useVariantName()
  const saving = useWrite(
    ({ variant, changes }: { variant: VariantJson; changes: VariantChangesInput }) =>
      api
        .patch<ProductDetail>(`/variants/${variant.id}`, changes, { ifMatch: variant.version })
        .then((product) => product.variants.find((each) => each.id === variant.id) ?? variant),
    { stale: ['products'], said: (variant) => t('variants.saved', { variant: name(variant) }) },
  )
  const shown = useShownRefusal()
  return (input: { variant: VariantJson; changes: VariantChangesInput }) =>
    saving.mutateAsync(input).catch(shown)
}

function useShownRefusal(): (error: unknown) => never {
  const refusalText = useRefusalText()
  return (error) => {
    notifications.show({ message: refusalText(error), color: 'red', role: 'alert' })
    throw error
  }
}
