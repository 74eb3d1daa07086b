import { useQueryClient } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import type { OrderAction } from '../../src/console-api/order-actions/contract.ts'
import type { OrderDetail } from '../../src/console-api/orders/contract.ts'
import { api } from '../api.ts'
import { AddOrderNote } from './add-note-order.tsx'
import { CancelOrder } from './cancel-order.tsx'
import { CompleteOrder } from './complete-order.tsx'
import { ConfirmOrder } from './confirm-order.tsx'
import { EditOrderDetails } from './edit-details-order.tsx'
import { EditOrderItems } from './edit-items-order.tsx'
import { MarkPaidOrder } from './mark-paid-order.tsx'
import type { OrderActionProps } from './order-action-dialog.tsx'
import { ReturnOrder } from './return-order.tsx'
import { ShipOrder } from './ship-order.tsx'
import { SplitOrder } from './split-order.tsx'

const forms: Record<OrderAction, ComponentType<OrderActionProps>> = {
  confirm: ConfirmOrder,
  mark_paid: MarkPaidOrder,
  ship: ShipOrder,
  complete: CompleteOrder,
  cancel: CancelOrder,
  return: ReturnOrder,
  split: SplitOrder,
  edit_items: EditOrderItems,
  edit_details: EditOrderDetails,
  edit_delivery: EditOrderDetails,
  add_note: AddOrderNote,
}

/** The form of one action. The order stays as it was seen when the form was opened. */
export function OrderActionForm({
  action,
  order,
  onClose,
}: {
  action: OrderAction
  order: OrderDetail
  onClose: () => void
}) {
  const queries = useQueryClient()
  const [seen, setSeen] = useState(order)
  const reload = async () => {
    void queries.invalidateQueries({ queryKey: ['orders'] })
    setSeen(await api.get<OrderDetail>(`/orders/${order.id}`))
  }
  const Form = forms[action]
  return <Form key={seen.version} order={seen} onClose={onClose} onReload={() => void reload()} />
}
