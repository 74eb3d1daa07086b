import { Group, List, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OrderReturnJson } from '../../../src/console-api/orders/contract.ts'
import { useFormat } from '../../format.ts'
import { StateBadge } from '../../tables/StateBadge.tsx'
import { Panel } from '../../ui/Panel.tsx'
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
          <OneReturn key={made.id} made={made} currency={view.now.currency} />
        ))}
      </Stack>
    </Panel>
  )
}

function OneReturn({ made, currency }: { made: OrderReturnJson; currency: string }) {
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
