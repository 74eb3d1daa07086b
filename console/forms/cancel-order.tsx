import { Checkbox, Select, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CancelInput, CancelReasonKey } from '../../src/console-api/order-actions/contract.ts'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { useOrderAction } from './use-order-action.ts'

const reasons: CancelReasonKey[] = [
  'change_mind',
  'expensive_price',
  'repeat_purchase',
  'wait_too_long',
  'change_item',
  'incorrect_customer_info',
  'other',
]

/** Cancels the order: why, and what goes back to the customer. */
export function CancelOrder(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const [reason, setReason] = useState<CancelReasonKey>('change_mind')
  const [message, setMessage] = useState('')
  const [credits, setCredits] = useState(order.cancel_reverts_by_default)
  const [points, setPoints] = useState(order.cancel_reverts_by_default)
  const [paid, setPaid] = useState<'stays' | 'refunding' | 'refunded'>('stays')
  const input: CancelInput = {
    reason: { key: reason, message: message.trim() },
    reverts: { credits, points },
    ...(paid === 'stays' ? {} : { paid_becomes: paid }),
  }
  const said = t('cancel.done', { number: order.order_number })
  const acting = useOrderAction({ order, path: '/cancel', input, said, onDone })
  return (
    <OrderActionDialog {...props} action="cancel" acting={acting} isDangerous>
      <Select
        label={t('cancel.reason')}
        data-autofocus
        allowDeselect={false}
        data={reasons.map((key) => ({ value: key, label: t(`cancel.reasons.${key}`) }))}
        value={reason}
        onChange={(key) => key && setReason(key as CancelReasonKey)}
      />
      <Textarea
        label={t('cancel.message')}
        autosize
        minRows={2}
        maxLength={2000}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      {order.payment_state === 'paid' && (
        <Select
          label={t('cancel.paid')}
          allowDeselect={false}
          data={(['stays', 'refunding', 'refunded'] as const).map((value) => ({
            value,
            label: t(`cancel.paidBecomes.${value}`),
          }))}
          value={paid}
          onChange={(value) => value && setPaid(value as typeof paid)}
        />
      )}
      <Stack gap="xs">
        {order.credit_minor > 0 && (
          <Checkbox
            label={t('cancel.credits')}
            checked={credits}
            onChange={(event) => setCredits(event.currentTarget.checked)}
          />
        )}
        {order.points_used > 0 && (
          <Checkbox
            label={t('cancel.points')}
            checked={points}
            onChange={(event) => setPoints(event.currentTarget.checked)}
          />
        )}
      </Stack>
    </OrderActionDialog>
  )
}
