import { useTranslation } from 'react-i18next'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { useOrderAction } from './use-order-action.ts'

/** Hands the order over and closes it. */
export function CompleteOrder(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const said = t('complete.done', { number: order.order_number })
  const acting = useOrderAction({ order, path: '/complete', input: {}, said, onDone })
  return <OrderActionDialog {...props} action="complete" acting={acting} />
}
