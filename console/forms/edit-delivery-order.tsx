import { Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DetailsInput } from '../../src/console-api/order-actions/contract.ts'
import type { OrderDetail } from '../../src/console-api/orders/contract.ts'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { useOrderAction } from './use-order-action.ts'

const addressFields = ['postcode', 'city', 'district', 'address_1', 'address_2'] as const
const fields = [
  ...(['recipient_name', 'recipient_phone', 'tracking_number', 'tracking_url'] as const),
  ...addressFields,
]

type Delivery = Record<(typeof fields)[number], string>

/** Corrects where an order goes, and how its parcel is followed. */
export function EditOrderDelivery(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const [before] = useState(() => deliveryOf(order))
  const [delivery, setDelivery] = useState(before)
  const acting = useOrderAction({
    order,
    method: 'patch',
    path: '',
    input: changesOf(before, delivery),
    said: t('edit_delivery.done', { number: order.order_number }),
    onDone,
  })
  const field = (name: keyof Delivery) => ({
    label: t(`fields.${name}`),
    maxLength: 200,
    value: delivery[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDelivery({ ...delivery, [name]: event.currentTarget.value }),
  })
  return (
    <OrderActionDialog {...props} action="edit_delivery" acting={acting} size="lg">
      <Group grow>
        <TextInput {...field('recipient_name')} data-autofocus />
        <TextInput {...field('recipient_phone')} type="tel" />
      </Group>
      <Group grow>
        <TextInput {...field('postcode')} inputMode="numeric" />
        <TextInput {...field('city')} />
        <TextInput {...field('district')} />
      </Group>
      <TextInput {...field('address_1')} maxLength={1000} />
      <TextInput {...field('address_2')} maxLength={1000} />
      <Group grow>
        <TextInput {...field('tracking_number')} spellCheck={false} />
        <TextInput {...field('tracking_url')} type="url" placeholder="https://" maxLength={2000} />
      </Group>
    </OrderActionDialog>
  )
}

function deliveryOf({ delivery_address: address, recipient, ...order }: OrderDetail): Delivery {
  return {
    recipient_name: recipient.name ?? '',
    recipient_phone: recipient.phone ?? '',
    tracking_number: order.tracking_number,
    tracking_url: order.tracking_url ?? '',
    postcode: address.postcode ?? '',
    city: address.city ?? '',
    district: address.district ?? '',
    address_1: address.address_1 ?? '',
    address_2: address.address_2 ?? '',
  }
}

/** Only what differs is sent; null when nothing does. */
function changesOf(before: Delivery, after: Delivery): DetailsInput | null {
  const differs = (name: keyof Delivery) => before[name] !== after[name]
  const address = addressFields.filter(differs)
  const input: DetailsInput = {
    ...(differs('recipient_name') ? { recipient_name: after.recipient_name || null } : {}),
    ...(differs('recipient_phone') ? { recipient_phone: after.recipient_phone || null } : {}),
    ...(differs('tracking_number') ? { tracking_number: after.tracking_number } : {}),
    ...(differs('tracking_url') ? { tracking_url: after.tracking_url || null } : {}),
    ...(address.length > 0
      ? { delivery_address: Object.fromEntries(address.map((name) => [name, after[name] || null])) }
      : {}),
  }
  return Object.keys(input).length > 0 ? input : null
}
