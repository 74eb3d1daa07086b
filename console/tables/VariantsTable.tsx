import { ActionIcon, Group, Table, Text, Tooltip } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type {
  ProductDetail,
  VariantChangesInput,
  VariantJson,
} from '../../src/console-api/products/contract.ts'
import { useFormat } from '../format.ts'
import { useVariantName, useVariantWrite } from '../forms/use-stock-write.ts'
import { EditableCell } from '../ui/EditableCell.tsx'
import { WideTable } from '../ui/WideTable.tsx'
import { StockCell } from './StockCell.tsx'

interface VariantsProps {
  product: ProductDetail
  /** Whose counts stand beside the prices; none where the matrix shows them. */
  warehouses: { id: string; name: string }[]
  mayEdit: boolean
  reason: string
  onMovements: (variant: VariantJson) => void
}

/** The variants of a product with prices and codes to be typed over. */
export function VariantsTable(props: VariantsProps) {
  const { t } = useTranslation('products')
  const { product, warehouses } = props
  const hasCost = product.variants.some((variant) => variant.cost_minor !== null)
  return (
    <WideTable
      minWidth={700 + warehouses.length * 100}
      label={t('variants.caption')}
      verticalSpacing={8}
      horizontalSpacing={8}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('variants.variant')}</Table.Th>
          <Table.Th scope="col">{t('form.sku')}</Table.Th>
          <Table.Th scope="col">{t('form.barcode')}</Table.Th>
          <Table.Th scope="col">{t('form.price')}</Table.Th>
          <Table.Th scope="col">{t('form.salePrice')}</Table.Th>
          {hasCost && <Table.Th scope="col">{t('form.cost')}</Table.Th>}
          {warehouses.map((warehouse) => (
            <Table.Th key={warehouse.id} scope="col">
              {warehouse.name}
            </Table.Th>
          ))}
          <Table.Th scope="col" className="number">
            {t('stock.total')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {product.variants.map((variant) => (
          <VariantRow key={variant.id} {...props} variant={variant} />
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function VariantRow(props: VariantsProps & { variant: VariantJson }) {
  const { variant, warehouses, mayEdit, reason, onMovements } = props
  const { t } = useTranslation('products')
  const format = useFormat()
  const name = useVariantName()(variant)
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={550}>
        <Group gap={6} wrap="nowrap">
          <Tooltip label={t('variants.movements')}>
            <ActionIcon
              variant="subtle"
              aria-label={t('variants.movementsOf', { variant: name })}
              onClick={() => onMovements(variant)}
            >
              <IconHistory size={16} />
            </ActionIcon>
          </Tooltip>
          <div style={{ whiteSpace: 'nowrap' }}>
            {name}
            <Text size="xs" c="dimmed" className="code" title={t('variants.code')}>
              {variant.code}
            </Text>
          </div>
        </Group>
      </Table.Th>
      <TextCell
        variant={variant}
        name="sku"
        label={t('variants.skuOf', { variant: name })}
        mayEdit={mayEdit}
      />
      <TextCell
        variant={variant}
        name="barcode"
        label={t('variants.barcodeOf', { variant: name })}
        mayEdit={mayEdit}
      />
      <PriceCell
        variant={variant}
        name="price_minor"
        label={t('variants.priceOf', { variant: name })}
        mayEdit={mayEdit}
      />
      <PriceCell
        variant={variant}
        name="price_sale_minor"
        label={t('variants.salePriceOf', { variant: name })}
        mayEdit={mayEdit}
      />
      {variant.cost_minor !== null && (
        <PriceCell
          variant={variant}
          name="cost_minor"
          label={t('variants.costOf', { variant: name })}
          mayEdit={mayEdit}
        />
      )}
      {warehouses.map((warehouse) => (
        <Table.Td key={warehouse.id}>
          <StockCell variant={variant} warehouse={warehouse} mayEdit={mayEdit} reason={reason} />
        </Table.Td>
      ))}
      <Table.Td className="number">
        {variant.is_unlimited ? t('unlimited') : format.number(variant.quantity)}
      </Table.Td>
    </Table.Tr>
  )
}

interface CellProps<Name extends keyof VariantChangesInput> {
  variant: VariantJson
  name: Name
  label: string
  mayEdit: boolean
}

function TextCell({ variant, name, label, mayEdit }: CellProps<'sku' | 'barcode'>) {
  const { t } = useTranslation('products')
  const write = useVariantWrite()
  const value = variant[name] ?? ''
  return (
    <Table.Td>
      <EditableCell
        label={label}
        value={value}
        width={116}
        isReadOnly={!mayEdit}
        changeText={(typed) =>
          typed.length > 100
            ? null
            : t('variants.change', {
                before: value || t('variants.nothing'),
                after: typed || t('variants.nothing'),
              })
        }
        onSave={(typed) => write({ variant, changes: { [name]: typed } })}
      />
    </Table.Td>
  )
}

function PriceCell({
  variant,
  name,
  label,
  mayEdit,
}: CellProps<'price_minor' | 'price_sale_minor' | 'cost_minor'>) {
  const { t } = useTranslation('products')
  const format = useFormat()
  const write = useVariantWrite()
  const minor = variant[name] ?? 0
  return (
    <Table.Td>
      <EditableCell
        label={label}
        // No sale price is no price of zero.
        value={minor === 0 && name === 'price_sale_minor' ? '' : String(minor / 100)}
        inputMode="decimal"
        width={76}
        isReadOnly={!mayEdit}
        changeText={(typed) => {
          const wanted = minorOf(typed)
          return wanted === null
            ? null
            : t('variants.change', { before: format.money(minor), after: format.money(wanted) })
        }}
        onSave={(typed) => write({ variant, changes: { [name]: minorOf(typed) ?? 0 } })}
      />
    </Table.Td>
  )
}

// An empty price is none.
function minorOf(typed: string): number | null {
  if (typed === '') return 0
  return /^\d{1,8}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : null
}
