import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OrderDetailReturnJson } from '../../../src/console-api/orders/contract.ts'
import { useFormat } from '../../format.ts'
import { StateBadge } from '../../tables/StateBadge.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useView } from '../../use-view.ts'
import { Facts } from './Facts.tsx'
import { type OrderView, returnsOf } from './order-view.ts'

/** What came back or is on its way back. */
export function ReturnsPanel({ view }: { view: OrderView }) {
  const { t } = useTranslation('order')
  const returns = returnsOf(view)
  if (returns.length === 0) return null
  return (
    <Panel title={t('returns.title')}>
      <Stack gap="md">
        {returns.map((made) => (
          <Stack key={made.id} gap="xs">
            <OneReturn made={made} currency={view.now.currency} />
            {!view.isPast && <ReturnActions made={made} />}
          </Stack>
        ))}
      </Stack>
    </Panel>
  )
}

/** What the server says can be done with it; a closed return has its state to say why nothing can. */
function ReturnActions({ made }: { made: OrderDetailReturnJson }) {
  const { t } = useTranslation('order')
  const address = useView()
  const possible = made.actions.filter((each) => each.is_allowed)
  if (possible.length === 0) return null
  return (
    <Group gap="xs">
      {possible.map(({ action }) => (
        <Button
          key={action}
          size="xs"
          variant="default"
          aria-label={t('returns.actionOf', {
            action: t(`returns.actions.${action}`),
            number: made.return_number,
          })}
          onClick={() => address.set({ do: `${action}_return`, return: made.id })}
        >
          {t(`returns.actions.${action}`)}
        </Button>
      ))}
    </Group>
  )
}

function OneReturn({ made, currency }: { made: OrderDetailReturnJson; currency: string }) {
  const { t, i18n } = useTranslation('order')
  const { money, number, time } = useFormat()
  const reasonText = (reason: string) =>
    i18n.exists(`returns.reasons.${reason}`, { ns: 'order' })
      ? t(`returns.reasons.${reason}` as 'returns.reasons.other')
      : reason
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm" className="code">
          {made.return_number}
        </Text>
        <StateBadge machine="return" state={made.return_state} />
        <Text size="xs" c="dimmed">
          {time(made.created_at)}
        </Text>
      </Group>
      <List size="sm">
        {made.lines.map((line) => (
          <List.Item key={line.order_line_id}>
            {line.title} × {number(line.quantity)}
            {' · '}
            {[reasonText(line.reason), line.remark].filter(Boolean).join(' – ')}
          </List.Item>
        ))}
      </List>
      <Facts
        facts={[
          [t('returns.refund'), money(made.total_minor, currency)],
          [t('returns.credits'), made.credit_minor ? money(made.credit_minor, currency) : null],
          [t('returns.points'), made.points_used ? number(made.points_used) : null],
        ]}
      />
      {!made.brings_goods_back && (
        <Text size="xs" c="dimmed">
          {t('returns.kept')}
        </Text>
      )}
    </Stack>
  )
}
