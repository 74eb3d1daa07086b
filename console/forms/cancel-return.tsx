import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OrderActionDialog, type ReturnActionProps } from './order-action-dialog.tsx'
import { useOrderAction } from './use-order-action.ts'

/** The return does not take place; its units may be returned anew. */
export function CancelReturn(props: ReturnActionProps) {
  const { order, made, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const said = t('cancel_return.done', { number: made.return_number })
  const acting = useOrderAction({ order, made, path: '/cancel', input: {}, said, onDone })
  return (
    <OrderActionDialog {...props} action="cancel_return" acting={acting} isDangerous>
      <Text size="sm">{t('cancel_return.text')}</Text>
    </OrderActionDialog>
  )
}
