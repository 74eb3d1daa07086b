import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderAction, ReturnAction } from '../../src/console-api/order-actions/contract.ts'
import type { OrderDetail, OrderDetailReturnJson } from '../../src/console-api/orders/contract.ts'
import { ApiError } from '../api.ts'
import { useReasonText } from '../refusal-text.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'
import { OrderActionPreview } from './order-action-preview.tsx'
import type { OrderActing } from './use-order-action.ts'

/** What every form of an action is given. */
export interface OrderActionProps {
  /** As the person saw it when the form was opened. */
  order: OrderDetail
  onClose: () => void
  /** Reads the order anew and begins the form again. */
  onReload: () => void
}

/** What every form of an action on a return is given. */
export interface ReturnActionProps extends OrderActionProps {
  made: OrderDetailReturnJson
}

interface DialogProps extends OrderActionProps {
  action: OrderAction | `${ReturnAction}_return`
  made?: OrderDetailReturnJson
  acting: OrderActing
  /** The fields of the action. */
  children?: ReactNode
  isDangerous?: boolean
  size?: string
}

/** The frame of an action: its fields, what will happen, and the button that makes it happen. */
export function OrderActionDialog(props: DialogProps) {
  useFocusBack()
  const { action, order, made, acting, onClose, children } = props
  const { t } = useTranslation('orderActions')
  const reasonText = useReasonText()
  const told = made
    ? made.actions.find((each) => `${each.action}_return` === action)
    : order.actions.find((each) => each.action === action)
  const reason = told && !told.is_allowed ? told.reason : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (acting.canAct) acting.act()
  }
  return (
    <Modal
      opened
      onClose={() => !acting.isPending && onClose()}
      title={
        <Text fw={650} component="span">
          {t(`${action}.title`, { number: made ? made.return_number : order.order_number })}
        </Text>
      }
      size={props.size ?? 'md'}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {reason ? (
        <Stack>
          <Alert color="orange" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
            {t('notAllowed')} {reasonText(reason)}
          </Alert>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack>
            {children}
            <OrderActionPreview order={order} acting={acting} />
            <ActionTrouble {...props} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose} disabled={acting.isPending}>
                {t('dismiss')}
              </Button>
              <Button
                type="submit"
                loading={acting.isPending}
                disabled={!acting.canAct && !acting.isPending}
                {...(props.isDangerous ? { color: 'red.8' } : {})}
              >
                {t(`${action}.submit`)}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}

const conflicts = ['order_changed_meanwhile', 'return_order_changed_meanwhile']

function ActionTrouble({ acting, onReload }: Pick<DialogProps, 'acting' | 'onReload'>) {
  const { t } = useTranslation('orderActions')
  const { error } = acting
  if (!error) return null
  const isConflict = error instanceof ApiError && conflicts.includes(error.code)
  if (!isConflict) return <ErrorNotice error={error} />
  return (
    <Alert role="alert" color="orange" variant="outline" title={t('conflict.title')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('conflict.text')}</Text>
        <Button size="xs" variant="default" onClick={onReload}>
          {t('conflict.reload')}
        </Button>
      </Stack>
    </Alert>
  )
}
