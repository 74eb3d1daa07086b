import { useQueryClient } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import type { OrderAction, ReturnAction } from '../../../src/console-api/order-actions/contract.ts'
import type { OrderDetail } from '../../../src/console-api/orders/contract.ts'
import { AddOrderNote } from '../../forms/add-note-order.tsx'
import { CancelOrder } from '../../forms/cancel-order.tsx'
import { CancelReturn } from '../../forms/cancel-return.tsx'
import { CompleteOrder } from '../../forms/complete-order.tsx'
import { CompleteReturn } from '../../forms/complete-return.tsx'
import { ConfirmOrder } from '../../forms/confirm-order.tsx'
import { EditOrderDelivery } from '../../forms/edit-delivery-order.tsx'
import { EditOrderDetails } from '../../forms/edit-details-order.tsx'
import { EditOrderItems } from '../../forms/edit-items-order.tsx'
import { MarkPaidOrder } from '../../forms/mark-paid-order.tsx'
import type { OrderActionProps, ReturnActionProps } from '../../forms/order-action-dialog.tsx'
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
  edit_delivery: EditOrderDelivery,
  add_note: AddOrderNote,
}

/** Forms of what is done with one return of the order. */
const returnForms: Record<`${ReturnAction}_return`, ComponentType<ReturnActionProps>> = {
  complete_return: CompleteReturn,
  cancel_return: CancelReturn,
}

/** What the address may ask to be done. */
export type OrderDeed = keyof typeof forms | keyof typeof returnForms

export function isOrderDeed(text: string | undefined): text is OrderDeed {
  return text !== undefined && (text in forms || isOfReturn(text))
}

function isOfReturn(text: string): text is keyof typeof returnForms {
  return text in returnForms
}

/**
 * The form of an action. It keeps the order as the person saw it when it was opened: what changes
 * meanwhile is refused, and read anew only when the person asks for it.
 */
export function OrderDialog({
  deed,
  order,
  returnId,
  onClose,
}: {
  deed: OrderDeed
  order: OrderDetail
  /** The return that it is about. */
  returnId: string | undefined
  onClose: () => void
}) {
  const queries = useQueryClient()
  const [seen, setSeen] = useState({ order, round: 0 })
  const reload = async () => {
    const fresh = await queries.fetchQuery({ ...orderQuery(order.id), staleTime: 0 })
    setSeen(({ round }) => ({ order: fresh, round: round + 1 }))
  }
  const given = { order: seen.order, onClose, onReload: () => void reload() }
  if (isOfReturn(deed)) {
    const made = seen.order.returns.find((each) => each.id === returnId)
    const Form = returnForms[deed]
    return made ? <Form key={seen.round} made={made} {...given} /> : null
  }
  const Form = forms[deed]
  return <Form key={seen.round} {...given} />
}
