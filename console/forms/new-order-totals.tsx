import { Group, Loader, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NewOrderRehearsal } from '../../src/console-api/counter/contract.ts'
import { useFormat } from '../format.ts'

/** What the order comes to and what it would do, as the server reckoned it. */
export function NewOrderTotals({
  rehearsal,
  isStale,
}: {
  rehearsal: NewOrderRehearsal | undefined
  isStale: boolean
}) {
  const { t } = useTranslation('newOrder')
  const { money } = useFormat()
  if (!rehearsal) {
    return (
      <Text size="sm" c="dimmed">
        {t('totals.none')}
      </Text>
    )
  }
  const { currency } = rehearsal
  const rows = [
    ['discountLines', -rehearsal.discount_lines_minor],
    ['discount', -rehearsal.discount_minor],
    ['shipping', rehearsal.shipping_fee_minor],
    ['credits', -rehearsal.credit_minor],
    ['points', -rehearsal.points_value_minor],
  ] as const
  return (
    <Stack gap={4} aria-busy={isStale}>
      <Amount label={t('totals.subtotal')} text={money(rehearsal.subtotal_minor, currency)} />
      {rows
        .filter(([, minor]) => minor !== 0)
        .map(([name, minor]) => (
          <Amount key={name} label={t(`totals.${name}`)} text={money(minor, currency)} />
        ))}
      <Group justify="space-between" aria-live="polite" mt={4}>
        <Group gap="xs">
          <Text fw={600}>{t('totals.total')}</Text>
          {isStale && <Loader size="xs" aria-hidden />}
        </Group>
        <Text fw={700} fz="xl" className="number">
          {money(rehearsal.total_minor, currency)}
        </Text>
      </Group>
      {rehearsal.effects && <Effects effects={rehearsal.effects} />}
    </Stack>
  )
}

function Amount({ label, text }: { label: string; text: string }) {
  return (
    <Group justify="space-between">
      <Text size="sm">{label}</Text>
      <Text size="sm" className="number">
        {text}
      </Text>
    </Group>
  )
}

function Effects({ effects }: { effects: NonNullable<NewOrderRehearsal['effects']> }) {
  const { t } = useTranslation('newOrder')
  const { t: states } = useTranslation('states')
  const text = t('totals.effects', {
    order: states(`order.${effects.order_state}`),
    payment: states(`payment.${effects.payment_state}`),
    delivery: states(`delivery.${effects.delivery_state}`),
  })
  return (
    <Text size="xs" c="dimmed">
      {text}
      {effects.webhooks > 0 && ` ${t('totals.webhooks', { count: effects.webhooks })}`}
    </Text>
  )
}
