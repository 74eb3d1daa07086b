import { Button, Group, Menu, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type {
  OrderAction,
  OrderActionJson,
} from '../../../src/console-api/order-actions/contract.ts'
import type { OrderDetail } from '../../../src/console-api/orders/contract.ts'
import { useReasonText } from '../../refusal-text.ts'

/** The way of an order, in its order: what of it is possible stands as a button. */
const way: OrderAction[] = ['confirm', 'mark_paid', 'ship', 'complete']

/** What can be done with an order; the server says what, and why not. */
export function OrderActions({
  order,
  onChoose,
}: {
  order: OrderDetail
  onChoose: (action: OrderAction) => void
}) {
  const { t } = useTranslation('order')
  const next = way.filter((action) =>
    order.actions.some((each) => each.action === action && each.is_allowed),
  )
  return (
    <Group gap="xs">
      {next.slice(0, 3).map((action, index) => (
        <Button
          key={action}
          variant={index === 0 ? 'filled' : 'default'}
          onClick={() => onChoose(action)}
        >
          {t(`actions.${action}`)}
        </Button>
      ))}
      <Menu position="bottom-end" withinPortal width={280}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t('actions.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {order.actions.map((each) => (
            <ActionItem key={each.action} {...each} onChoose={onChoose} />
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}

// What is not possible stays in reach of keyboard and screen reader, which thus hear why.
function ActionItem(props: OrderActionJson & { onChoose: (action: OrderAction) => void }) {
  const { action, is_allowed, reason, onChoose } = props
  const { t } = useTranslation('order')
  const reasonText = useReasonText()
  const why = reason === null ? null : reasonText(reason)
  return (
    <Menu.Item
      aria-disabled={!is_allowed}
      closeMenuOnClick={is_allowed}
      title={why ?? undefined}
      style={is_allowed ? undefined : { cursor: 'not-allowed' }}
      onClick={() => {
        if (is_allowed) onChoose(action)
      }}
    >
      <Text size="sm" {...(is_allowed ? {} : { c: 'dimmed' })}>
        {t(`actions.${action}`)}
      </Text>
      {why && (
        <Text size="xs" c="dimmed">
          {why}
        </Text>
      )}
    </Menu.Item>
  )
}
