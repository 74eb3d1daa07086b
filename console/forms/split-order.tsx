import { Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SplitInput } from '../../src/console-api/order-actions/contract.ts'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { UnitsTable } from './units-table.tsx'
import { useOrderAction } from './use-order-action.ts'

/** Units of the order go on in an order of their own. */
export function SplitOrder(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const [units, setUnits] = useState<Record<string, number>>({})
  const lines = Object.entries(units)
    .filter(([, quantity]) => quantity > 0)
    .map(([id, quantity]) => ({ id, quantity }))
  const input: SplitInput | null = lines.length > 0 ? { lines } : null
  const said = t('split.done', { number: order.order_number })
  const acting = useOrderAction({ order, path: '/split', input, said, onDone })
  return (
    <OrderActionDialog {...props} action="split" acting={acting} size="lg">
      <Text size="sm">{t('split.text')}</Text>
      <UnitsTable
        label={t('split.units')}
        lines={order.lines.filter((line) => line.kind !== 'discount')}
        maxOf={(line) => line.quantity}
        units={units}
        onUnits={(id, quantity) => setUnits((before) => ({ ...before, [id]: quantity }))}
      />
    </OrderActionDialog>
  )
}
