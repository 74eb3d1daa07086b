import { Group, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DetailsInput } from '../../src/console-api/order-actions/contract.ts'
import type { OrderDetail } from '../../src/console-api/orders/contract.ts'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { useOrderAction } from './use-order-action.ts'

const parcelFields = [
  'recipient_name',
  'recipient_phone',
  'postcode',
  'city',
  'district',
  'address_1',
  'tracking_number',
  'tracking_url',
] as const

type ParcelField = (typeof parcelFields)[number]

interface Details extends Record<ParcelField, string> {
  note: string
  tags: string[]
}

/** Corrects what is written on the order: note, tags, recipient, address, tracking. */
export function EditOrderDetails(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const [before] = useState(() => detailsOf(order))
  const [details, setDetails] = useState(before)
  const acting = useOrderAction({
    order,
    method: 'patch',
    path: '',
    input: changesOf(before, details),
    said: t('edit_details.done', { number: order.order_number }),
    onDone,
  })
  const told = order.actions.find((each) => each.action === 'edit_delivery')
  const isFrozen = told !== undefined && !told.is_allowed
  const field = (name: ParcelField) => ({
    label: t(`fields.${name}`),
    maxLength: 200,
    disabled: isFrozen,
    value: details[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDetails({ ...details, [name]: event.currentTarget.value }),
  })
  return (
    <OrderActionDialog {...props} action="edit_details" acting={acting} size="lg">
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
      <Group grow>
        <TextInput {...field('recipient_name')} />
        <TextInput {...field('recipient_phone')} type="tel" />
      </Group>
      <Group grow>
        <TextInput {...field('postcode')} inputMode="numeric" />
        <TextInput {...field('city')} />
        <TextInput {...field('district')} />
      </Group>
      <TextInput {...field('address_1')} maxLength={1000} />
      <Group grow>
        <TextInput {...field('tracking_number')} spellCheck={false} />
        <TextInput {...field('tracking_url')} type="url" maxLength={2000} />
      </Group>
    </OrderActionDialog>
  )
}

function detailsOf(order: OrderDetail): Details {
  const { delivery_address: address } = order
  return {
    note: order.note ?? '',
    tags: order.tags,
    recipient_name: order.recipient.name ?? '',
    recipient_phone: order.recipient.phone ?? '',
    postcode: address.postcode ?? '',
    city: address.city ?? '',
    district: address.district ?? '',
    address_1: address.address_1 ?? '',
    tracking_number: order.tracking_number,
    tracking_url: order.tracking_url ?? '',
  }
}

/** Only what differs is sent; null when nothing does. */
function changesOf(before: Details, after: Details): DetailsInput | null {
  const differs = (name: keyof Details) =>
    JSON.stringify(before[name]) !== JSON.stringify(after[name])
  const address = (['postcode', 'city', 'district', 'address_1'] as const).filter(differs)
  const input: DetailsInput = {
    ...(differs('note') ? { note: after.note || null } : {}),
    ...(differs('tags') ? { tags: after.tags } : {}),
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
