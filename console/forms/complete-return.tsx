import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OrderActionDialog, type ReturnActionProps } from './order-action-dialog.tsx'
import { useOrderAction } from './use-order-action.ts'

/** Goods and money have changed hands: the return is done, and what it took goes back. */
export function CompleteReturn(props: ReturnActionProps) {
  const { order, made, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const said = t('complete_return.done', { number: made.return_number })
  const acting = useOrderAction({ order, made, path: '/complete', input: {}, said, onDone })
  return (
    <OrderActionDialog {...props} action="complete_return" acting={acting}>
      <Text size="sm">
        {t(made.brings_goods_back ? 'complete_return.text' : 'complete_return.textKept')}
      </Text>
    </OrderActionDialog>
  )
}
