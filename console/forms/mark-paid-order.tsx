import { useTranslation } from 'react-i18next'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { useOrderAction } from './use-order-action.ts'

/** Says that the order is paid. */
export function MarkPaidOrder(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const said = t('mark_paid.done', { number: order.order_number })
  const acting = useOrderAction({ order, path: '/mark-paid', input: {}, said, onDone })
  return <OrderActionDialog {...props} action="mark_paid" acting={acting} />
}
