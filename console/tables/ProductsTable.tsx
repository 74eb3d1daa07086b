import { Badge, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProductListItem, ProductStatus } from '../../src/console-api/products/contract.ts'
import { useFormat } from '../format.ts'
import { paths } from '../paths.ts'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { WideTable } from '../ui/WideTable.tsx'

/** Products, one row each, their variants summed up. */
export function ProductsTable({ items }: { items: ProductListItem[] }) {
  const { t } = useTranslation('products')
  return (
    <WideTable minWidth={860} label={t('list.caption')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('columns.title')}</Table.Th>
          <Table.Th scope="col">{t('columns.status')}</Table.Th>
          <Table.Th scope="col">{t('columns.sku')}</Table.Th>
          <Table.Th scope="col" className="number">
            {t('columns.variants')}
          </Table.Th>
          <Table.Th scope="col" className="number">
            {t('columns.price')}
          </Table.Th>
          <Table.Th scope="col" className="number">
            {t('columns.stock')}
          </Table.Th>
          <Table.Th scope="col">{t('columns.categories')}</Table.Th>
          <Table.Th scope="col">{t('columns.updated')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((product) => (
          <ProductRow key={product.id} product={product} />
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function ProductRow({ product }: { product: ProductListItem }) {
  const { t } = useTranslation('products')
  const format = useFormat()
  const common = useTranslation('common')
  const { price_from_minor: from, price_to_minor: to } = product
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <Group gap={6}>
          <PlaceLink place={paths.product(product.id)} fw={550} size="sm">
            {product.title}
          </PlaceLink>
          {product.has_sale && (
            <Badge size="sm" radius="sm" tt="none" variant="light" color="red" c="red.9">
              {t('onSale')}
            </Badge>
          )}
        </Group>
      </Table.Th>
      <Table.Td>
        <StatusBadge status={product.status} />
      </Table.Td>
      <Table.Td className="code">{product.sku || '–'}</Table.Td>
      <Table.Td className="number">{t('variantCount', { count: product.variant_count })}</Table.Td>
      <Table.Td className="number">
        {from === to ? format.money(from) : `${format.money(from)} – ${format.money(to)}`}
      </Table.Td>
      <Table.Td className="number">
        {product.is_unlimited ? t('unlimited') : format.number(product.quantity)}
        {!product.is_unlimited && product.variant_count > 1 && (
          <Text size="xs" c={product.lowest_quantity <= 0 ? 'red.9' : 'dimmed'}>
            {t('lowest', { count: product.lowest_quantity })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {product.categories.map((each) => each.name).join(common.t('comma')) || '–'}
        </Text>
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.time(product.updated_at, 'day')}</Table.Td>
    </Table.Tr>
  )
}

const statusColors: Record<ProductStatus, string> = {
  active: 'green',
  draft: 'gray',
  hidden: 'orange',
  removed: 'red',
}

/** Whether a product is on sale to the public, as a word. */
export function StatusBadge({ status }: { status: ProductStatus }) {
  const { t } = useTranslation('products')
  const color = statusColors[status]
  return (
    <Badge
      variant="light"
      radius="sm"
      tt="none"
      miw="max-content"
      color={color}
      styles={{
        label: { color: `color-mix(in srgb, var(--mantine-color-${color}-9) 70%, black)` },
      }}
    >
      {t(`statuses.${status}`)}
    </Badge>
  )
}
