import { useTranslation } from 'react-i18next'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { useOrderAction } from './use-order-action.ts'

/** Confirms the order. */
export function ConfirmOrder(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const said = t('confirm.done', { number: order.order_number })
  const acting = useOrderAction({ order, path: '/confirm', input: {}, said, onDone })
  return <OrderActionDialog {...props} action="confirm" acting={acting} />
}
