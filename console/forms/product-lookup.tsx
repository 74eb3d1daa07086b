import { Group, Stack, Text } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  CounterProductJson,
  CounterProductsJson,
} from '../../src/console-api/counter/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { LookupField } from '../ui/LookupField.tsx'

/** The field that a scanner or a person finds products with, in the stock of one store. */
export function ProductLookup({
  storeId,
  onPick,
  ...rest
}: {
  storeId: string
  onPick: (product: CounterProductJson) => void
  autoFocus?: boolean
  inputRef?: Ref<HTMLInputElement>
  onEmptyKey?: (key: string) => boolean
}) {
  const { t } = useTranslation('newOrder')
  return (
    <LookupField
      {...rest}
      label={t('product.label')}
      placeholder={t('product.placeholder')}
      queryKey={['products', 'counter', storeId]}
      find={async (q, signal) =>
        (
          await api.get<CounterProductsJson>('/counter/products', {
            query: { store_id: storeId, q },
            signal,
          })
        ).items
      }
      keyOf={(product) => product.variant_id}
      isExact={(product) => product.is_exact}
      option={(product) => <ProductChoice product={product} />}
      nothingFound={t('product.nothing')}
      onPick={onPick}
    />
  )
}

function ProductChoice({ product }: { product: CounterProductJson }) {
  const { t } = useTranslation('newOrder')
  const { money } = useFormat()
  const { stock_quantity } = product
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Stack gap={0} style={{ minWidth: 0 }}>
        <Text size="sm" truncate>
          {[product.title, product.variant_title].filter(Boolean).join(' · ')}
        </Text>
        <Text size="xs" c="dimmed" className="code" truncate>
          {[product.sku, product.barcode].filter(Boolean).join(' · ') || product.code}
        </Text>
      </Stack>
      <Stack gap={0} align="flex-end">
        <Text size="sm" className="number">
          {money(product.price_minor)}
        </Text>
        <Text size="xs" c={stock_quantity === 0 ? 'var(--mantine-color-error)' : 'dimmed'}>
          {stock_quantity === null
            ? t('stock.uncounted')
            : t('stock.count', { count: stock_quantity })}
        </Text>
      </Stack>
    </Group>
  )
}
