import { Group, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProductDetail, VariantJson } from '../../src/console-api/products/contract.ts'
import { useFormat } from '../format.ts'
import { WideTable } from '../ui/WideTable.tsx'
import { StockCell, stockIn } from './StockCell.tsx'

interface MatrixProps {
  product: ProductDetail
  /** The warehouses that are shown. */
  warehouses: { id: string; name: string }[]
  mayEdit: boolean
  reason: string
}

/** Stock of a product with two options: one down, the other across. */
export function StockMatrix({ product, warehouses, mayEdit, reason }: MatrixProps) {
  const { t } = useTranslation('products')
  const [rows, columns] = product.options as [Option, Option]
  const name = (option: Option, number: number) => option.name ?? t('stock.option', { number })
  const variantAt = (row: string, column: string) =>
    product.variants.find(({ choices }) => choices[0] === row && choices[1] === column)
  return (
    <WideTable
      minWidth={120 + columns.values.length * 196}
      label={t('stock.matrix', { rows: name(rows, 1), columns: name(columns, 2) })}
      withColumnBorders
      verticalSpacing={8}
      w="auto"
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" style={{ whiteSpace: 'nowrap' }}>
            {name(rows, 1)} / {name(columns, 2)}
          </Table.Th>
          {columns.values.map((column) => (
            <Table.Th key={column} scope="col">
              {column}
            </Table.Th>
          ))}
          <Table.Th scope="col" className="number">
            {t('stock.total')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.values.map((row) => (
          <Table.Tr key={row}>
            <Table.Th scope="row" style={{ whiteSpace: 'nowrap' }}>
              {row}
            </Table.Th>
            {columns.values.map((column) => (
              <Table.Td key={column} style={{ verticalAlign: 'top' }}>
                <VariantStock
                  variant={variantAt(row, column)}
                  warehouses={warehouses}
                  mayEdit={mayEdit}
                  reason={reason}
                />
              </Table.Td>
            ))}
            <RowTotal
              variants={product.variants.filter(({ choices }) => choices[0] === row)}
              warehouses={warehouses}
            />
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

type Option = ProductDetail['options'][number]

function RowTotal({
  variants,
  warehouses,
}: {
  variants: VariantJson[]
  warehouses: MatrixProps['warehouses']
}) {
  const format = useFormat()
  const total = variants.reduce(
    (sum, variant) =>
      warehouses.reduce((part, warehouse) => part + stockIn(variant, warehouse.id), sum),
    0,
  )
  return <Table.Td className="number">{format.number(total)}</Table.Td>
}

/** One variant's count in each warehouse that is shown. */
export function VariantStock({
  variant,
  warehouses,
  mayEdit,
  reason,
}: Omit<MatrixProps, 'product'> & { variant: VariantJson | undefined }) {
  const { t } = useTranslation('products')
  if (!variant) {
    return (
      <Text size="sm" c="dimmed" title={t('stock.none')}>
        –
      </Text>
    )
  }
  return (
    <Stack gap={4}>
      {warehouses.map((warehouse) => (
        <Group key={warehouse.id} gap={6} wrap="nowrap" align="flex-start">
          {warehouses.length > 1 && (
            <Text size="xs" c="dimmed" w={84} pt={6} truncate title={warehouse.name} aria-hidden>
              {warehouse.name}
            </Text>
          )}
          <StockCell variant={variant} warehouse={warehouse} mayEdit={mayEdit} reason={reason} />
        </Group>
      ))}
      {variant.is_unlimited && (
        <Text size="xs" c="dimmed">
          {t('stock.unlimitedNote')}
        </Text>
      )}
    </Stack>
  )
}
