import { useTranslation } from 'react-i18next'
import type { VariantJson } from '../../src/console-api/products/contract.ts'
import { useStockWrite, useVariantName } from '../forms/use-stock-write.ts'
import { EditableCell } from '../ui/EditableCell.tsx'

interface StockCellProps {
  variant: VariantJson
  warehouse: { id: string; name: string }
  mayEdit: boolean
  /** Kept with the movement. */
  reason: string
}

/** How much of a variant one warehouse has, to be typed over. */
export function StockCell({ variant, warehouse, mayEdit, reason }: StockCellProps) {
  const { t } = useTranslation('products')
  const name = useVariantName()
  const write = useStockWrite()
  const count = stockIn(variant, warehouse.id)
  return (
    <EditableCell
      label={t('stock.cell', { variant: name(variant), warehouse: warehouse.name })}
      value={String(count)}
      inputMode="numeric"
      isReadOnly={!mayEdit}
      changeText={(typed) => {
        const wanted = countOf(typed)
        if (wanted === null) return null
        const change = wanted - count
        return t('stock.change', {
          before: count,
          after: wanted,
          change: change > 0 ? `+${change}` : String(change),
        })
      }}
      onSave={(typed) =>
        write({
          variant,
          warehouse_id: warehouse.id,
          quantity: Number(typed),
          // What stands in the cell: a sale in between must not be overwritten unseen.
          expected: count,
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        })
      }
    />
  )
}

/** How much of a variant a warehouse has; nothing where it never had any. */
export function stockIn(variant: VariantJson, warehouseId: string): number {
  return variant.stocks.find((level) => level.warehouse_id === warehouseId)?.quantity ?? 0
}

function countOf(typed: string): number | null {
  return /^-?\d{1,9}$/.test(typed) ? Number(typed) : null
}
