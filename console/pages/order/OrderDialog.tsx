import { useQueryClient } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import type { OrderAction } from '../../../src/console-api/order-actions/contract.ts'
import type { OrderDetail } from '../../../src/console-api/orders/contract.ts'
import { AddOrderNote } from '../../forms/add-note-order.tsx'
import { CancelOrder } from '../../forms/cancel-order.tsx'
import { CompleteOrder } from '../../forms/complete-order.tsx'
import { ConfirmOrder } from '../../forms/confirm-order.tsx'
import { EditOrderDetails } from '../../forms/edit-details-order.tsx'
import { EditOrderItems } from '../../forms/edit-items-order.tsx'
import { MarkPaidOrder } from '../../forms/mark-paid-order.tsx'
import type { OrderActionProps } from '../../forms/order-action-dialog.tsx'
import { ReturnOrder } from '../../forms/return-order.tsx'
import { ShipOrder } from '../../forms/ship-order.tsx'
import { SplitOrder } from '../../forms/split-order.tsx'
import { orderQuery } from './order-view.ts'

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

export function isOrderAction(text: string | undefined): text is OrderAction {
  return text !== undefined && text in forms
}

/**
 * The form of an action. It keeps the order as the person saw it when it was opened: what changes
 * meanwhile is refused, and read anew only when the person asks for it.
 */
export function OrderDialog({
  action,
  order,
  onClose,
}: {
  action: OrderAction
  order: OrderDetail
  onClose: () => void
}) {
  const queries = useQueryClient()
  const [seen, setSeen] = useState({ order, round: 0 })
  const Form = forms[action]
  const reload = async () => {
    const fresh = await queries.fetchQuery({ ...orderQuery(order.id), staleTime: 0 })
    setSeen(({ round }) => ({ order: fresh, round: round + 1 }))
  }
  return (
    <Form key={seen.round} order={seen.order} onClose={onClose} onReload={() => void reload()} />
  )
}
