import { TagsInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DetailsInput } from '../../src/console-api/order-actions/contract.ts'
import type { OrderDetail } from '../../src/console-api/orders/contract.ts'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { useOrderAction } from './use-order-action.ts'

interface Details {
  note: string
  tags: string[]
}

/** Changes what the shop wrote on the order for itself: note and tags. */
export function EditOrderDetails(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const [details, setDetails] = useState<Details>({ note: order.note ?? '', tags: order.tags })
  const acting = useOrderAction({
    order,
    method: 'patch',
    path: '',
    input: changesOf(order, details),
    said: t('edit_details.done', { number: order.order_number }),
    onDone,
  })
  return (
    <OrderActionDialog {...props} action="edit_details" acting={acting}>
      <Textarea
        label={t('fields.note')}
        data-autofocus
        autosize
        minRows={2}
        maxLength={10_000}
        value={details.note}
        onChange={(event) => setDetails({ ...details, note: event.currentTarget.value })}
      />
      <TagsInput
        label={t('fields.tags')}
        data={order.known_tags}
        maxTags={order.tag_limits.order}
        value={details.tags}
        onChange={(tags) => setDetails({ ...details, tags })}
      />
    </OrderActionDialog>
  )
}

/** Only what differs is sent; null when nothing does. */
function changesOf(order: OrderDetail, { note, tags }: Details): DetailsInput | null {
  const input: DetailsInput = {
    ...(note === (order.note ?? '') ? {} : { note: note || null }),
    ...(tags.join('\n') === order.tags.join('\n') ? {} : { tags }),
  }
  return Object.keys(input).length > 0 ? input : null
}
