import {
  Button,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
  Tooltip,
} from '@mantine/core'
import { IconArrowLeft, IconEdit } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductAction, ProductDetail } from '../../src/console-api/products/contract.ts'
import { api } from '../api.ts'
import { EditProduct } from '../forms/edit-product.tsx'
import { paths } from '../paths.ts'
import { useReasonText } from '../refusal-text.ts'
import { StatusBadge } from '../tables/ProductsTable.tsx'
import { StockMatrix } from '../tables/StockMatrix.tsx'
import { StockMovements } from '../tables/StockMovements.tsx'
import { VariantsTable } from '../tables/VariantsTable.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { useView } from '../use-view.ts'

/** /products/:id: what can be sold of it, at which price, and where how much of it is. */
export function ProductPage() {
  const { t } = useTranslation('products')
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery({
    queryKey: ['products', id],
    queryFn: ({ signal }) => api.get<ProductDetail>(`/products/${id}`, { signal }),
  })
  if (found.data) return <ProductView key={id} product={found.data} />
  return (
    <>
      <PageHeader title={t('title')} above={<BackLink />} />
      {found.isError ? (
        <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <LoadingRows count={10} />
      )}
    </>
  )
}

function BackLink() {
  const { t } = useTranslation('products')
  return (
    <PlaceLink place={paths.products()} size="sm">
      <Group gap={4} component="span">
        <IconArrowLeft size={14} aria-hidden />
        {t('back')}
      </Group>
    </PlaceLink>
  )
}

function ProductView({ product }: { product: ProductDetail }) {
  const view = useView()
  const [isEditing, setEditing] = useState(false)
  const shown = product.variants.find((variant) => variant.id === view.one('movements'))
  return (
    <>
      <PageHeader
        title={product.title}
        above={<BackLink />}
        extra={<StatusBadge status={product.status} />}
        actions={<EditButton product={product} onEdit={() => setEditing(true)} />}
      />
      <Stack gap="md">
        <Summary product={product} />
        <StockAndPrices product={product} />
      </Stack>
      <EditProduct product={product} isOpen={isEditing} onClose={() => setEditing(false)} />
      <StockMovements variant={shown} onClose={() => view.set({ movements: undefined })} />
    </>
  )
}

function actionOf(product: ProductDetail, name: ProductAction) {
  return product.actions.find((each) => each.action === name)
}

function EditButton({ product, onEdit }: { product: ProductDetail; onEdit: () => void }) {
  const common = useTranslation('common')
  const reasonText = useReasonText()
  const action = actionOf(product, 'update')
  return (
    <Tooltip
      label={action?.reason ? reasonText(action.reason) : ''}
      disabled={action?.reason == null}
    >
      <Button
        variant="default"
        leftSection={<IconEdit size={16} aria-hidden />}
        aria-disabled={!action?.is_allowed}
        {...(action?.is_allowed ? {} : { 'data-disabled': true })}
        onClick={() => action?.is_allowed && onEdit()}
      >
        {common.t('edit')}
      </Button>
    </Tooltip>
  )
}

function Summary({ product }: { product: ProductDetail }) {
  const { t } = useTranslation('products')
  const common = useTranslation('common')
  const others = Object.entries(product.title_translations)
    .map(([, text]) => text)
    .filter((text) => text !== product.title)
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('details.title')}>
      <Stack gap={4}>
        {others.length > 0 && <Text size="sm">{others.join(' / ')}</Text>}
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap' }} lineClamp={4}>
          {product.description || t('details.noDescription')}
        </Text>
        <Group gap="lg">
          {product.categories.length > 0 && (
            <Text size="sm">
              {common.t('named', {
                name: t('columns.categories'),
                value: product.categories.map(({ name }) => name).join(common.t('comma')),
              })}
            </Text>
          )}
          <Group gap={4}>
            <Text size="sm">{t('details.number')}</Text>
            <CopyText text={product.id} label={t('details.number')} />
          </Group>
          {product.out_of_stock_orderable && <Text size="sm">{t('form.outOfStockOrderable')}</Text>}
          {product.is_preorder && <Text size="sm">{t('form.isPreorder')}</Text>}
        </Group>
      </Stack>
    </Paper>
  )
}

function StockAndPrices({ product }: { product: ProductDetail }) {
  const { t } = useTranslation('products')
  const view = useView()
  const [reason, setReason] = useState('')
  const chosen = product.warehouses.find((each) => each.id === view.one('warehouse'))
  const warehouses = chosen ? [chosen] : product.warehouses
  const mayStock = actionOf(product, 'set_stock')?.is_allowed ?? false
  const isMatrix = product.options.length === 2
  const common = { product, reason }
  return (
    <>
      <Paper withBorder p="sm" component="section" aria-label={t('stock.title')}>
        <Group justify="space-between" align="flex-start" mb="sm" gap="sm">
          <Title order={2} size="h5">
            {isMatrix ? t('stock.title') : t('variants.title')}
          </Title>
          <Group gap="sm" align="flex-start">
            <NativeSelect
              size="xs"
              label={t('stock.warehouse')}
              value={chosen?.id ?? ''}
              data={[
                { value: '', label: t('stock.allWarehouses') },
                ...product.warehouses.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(event) => view.set({ warehouse: event.currentTarget.value })}
            />
            {mayStock && (
              <TextInput
                size="xs"
                w={240}
                label={t('stock.reason')}
                description={t('stock.reasonHint')}
                inputWrapperOrder={['label', 'input', 'description']}
                placeholder={t('stock.reasonPlaceholder')}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Group>
        </Group>
        {isMatrix ? (
          <StockMatrix {...common} warehouses={warehouses} mayEdit={mayStock} />
        ) : (
          <Variants {...common} warehouses={warehouses} />
        )}
      </Paper>
      {isMatrix && (
        <Paper withBorder p="sm" component="section" aria-label={t('variants.title')}>
          <Title order={2} size="h5" mb="sm">
            {t('variants.title')}
          </Title>
          <Variants {...common} warehouses={[]} />
        </Paper>
      )}
    </>
  )
}

function Variants({
  product,
  reason,
  warehouses,
}: {
  product: ProductDetail
  reason: string
  warehouses: ProductDetail['warehouses']
}) {
  const view = useView()
  return (
    <VariantsTable
      product={product}
      warehouses={warehouses}
      mayEdit={actionOf(product, 'update_variant')?.is_allowed ?? false}
      reason={reason}
      onMovements={(variant) => view.set({ movements: variant.id })}
    />
  )
}
