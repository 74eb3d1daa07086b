import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { useOrderAction } from './use-order-action.ts'

/** The parcel leaves, with the number it is followed by. */
export function ShipOrder(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const [number, setNumber] = useState(order.tracking_number)
  const [url, setUrl] = useState(order.tracking_url ?? '')
  const acting = useOrderAction({
    order,
    path: '/ship',
    input: { tracking_number: number.trim(), tracking_url: url.trim() || null },
    said: t('ship.done', { number: order.order_number }),
    onDone,
  })
  return (
    <OrderActionDialog {...props} action="ship" acting={acting}>
      <TextInput
        label={t('ship.number')}
        data-autofocus
        maxLength={100}
        spellCheck={false}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <TextInput
        label={t('ship.url')}
        placeholder="https://"
        type="url"
        maxLength={2000}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
    </OrderActionDialog>
  )
}
