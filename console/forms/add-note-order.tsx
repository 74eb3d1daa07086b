import { Checkbox, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteInput } from '../../src/console-api/order-actions/contract.ts'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { useOrderAction } from './use-order-action.ts'

/** Writes something on the order, for the shop or for its customer. */
export function AddOrderNote(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const [text, setText] = useState('')
  const [isPrivate, setPrivate] = useState(true)
  const input: NoteInput | null =
    text.trim() === '' ? null : { text: text.trim(), is_private: isPrivate }
  const said = t('add_note.done', { number: order.order_number })
  const acting = useOrderAction({ order, path: '/notes', input, said, onDone })
  return (
    <OrderActionDialog {...props} action="add_note" acting={acting}>
      <Textarea
        label={t('add_note.text')}
        description={t('add_note.keys')}
        data-autofocus
        required
        autosize
        minRows={3}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={getHotkeyHandler([['mod+Enter', () => input && acting.act()]])}
      />
      <Checkbox
        label={t('add_note.shows')}
        description={t('add_note.showsText')}
        checked={!isPrivate}
        onChange={(event) => setPrivate(!event.currentTarget.checked)}
      />
    </OrderActionDialog>
  )
}
