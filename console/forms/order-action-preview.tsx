import { Group, List, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rehearsal } from '../../src/console-api/order-actions/contract.ts'
import type { FieldChange, OrderDetail, OrderJson } from '../../src/console-api/orders/contract.ts'
import { useFormat } from '../format.ts'
import { StateBadge } from '../tables/StateBadge.tsx'
import type { OrderActing } from './use-order-action.ts'

const machines = {
  order_state: 'order',
  payment_state: 'payment',
  delivery_state: 'delivery',
} as const
const amounts = [
  'subtotal_minor',
  'discount_minor',
  'shipping_fee_minor',
  'credit_minor',
  'total_minor',
] as const
const texts = [
  'tracking_number',
  'tracking_url',
  'recipient_name',
  'recipient_phone',
  'note',
] as const

/** What an action will do, in words, before it does it. */
export function OrderActionPreview({ order, acting }: { order: OrderDetail; acting: OrderActing }) {
  const { t } = useTranslation('orderActions')
  const { rehearsal, isWaiting, error } = acting
  return (
    <Paper withBorder p="sm" bg="gray.0" component="section" aria-live="polite" mih={84}>
      <Stack gap="xs">
        <Title order={3} fz="sm">
          {t('preview.title')}
        </Title>
        {rehearsal ? (
          <WhatHappens order={order} rehearsal={rehearsal} />
        ) : isWaiting || error ? (
          <Text size="sm" c="dimmed">
            {t(isWaiting ? 'preview.waiting' : 'preview.refused')}
          </Text>
        ) : (
          <Skeleton height={16} animate={false} aria-hidden />
        )}
      </Stack>
    </Paper>
  )
}

function WhatHappens({ order, rehearsal }: { order: OrderDetail; rehearsal: Rehearsal }) {
  const { t } = useTranslation('orderActions')
  const changes = rehearsal.changes.map((change) => ({
    key: `${change.field} ${change.line?.id ?? ''}`,
    text: <Change change={change} currency={order.currency} />,
    isShown: isShown(change),
  }))
  // A split is told by the two orders that it leaves.
  const shown = rehearsal.child ? [] : changes.filter((each) => each.isShown)
  const hasMore =
    rehearsal.stock.length + rehearsal.ledger.length + rehearsal.vouchers.length > 0 ||
    rehearsal.child !== null ||
    rehearsal.return !== null
  const isNothing = rehearsal.events.length === 0 && shown.length === 0 && !hasMore
  if (isNothing) return <Text size="sm">{t('preview.nothing')}</Text>
  return (
    <List size="sm" spacing={4}>
      {shown.map(({ key, text }) => (
        <List.Item key={key}>{text}</List.Item>
      ))}
      <ReturnMove order={order} rehearsal={rehearsal} />
      <Effects rehearsal={rehearsal} currency={order.currency} />
      {rehearsal.child && <Parts after={rehearsal.after} child={rehearsal.child} />}
      <List.Item>
        {rehearsal.webhooks === 0
          ? t('preview.noWebhooks')
          : t('preview.webhooks', { count: rehearsal.webhooks })}
      </List.Item>
    </List>
  )
}

function isShown({ field, line }: FieldChange): boolean {
  if (line)
    return ['line_added', 'line_removed', 'line_quantity', 'line_total_minor'].includes(field)
  return (
    field in machines ||
    [...amounts, ...texts].some((name) => name === field) ||
    field === 'tags' ||
    field === 'delivery_address'
  )
}

function Change({ change, currency }: { change: FieldChange; currency: string }) {
  const { t } = useTranslation('orderActions')
  const { money } = useFormat()
  const { field, before, after, line } = change
  const state = Object.entries(machines).find(([name]) => name === field)
  if (state) {
    const [name, machine] = state
    return (
      <FromTo
        label={t(`fields.${name as keyof typeof machines}`)}
        from={<StateBadge machine={machine} state={String(before)} />}
        to={<StateBadge machine={machine} state={String(after)} />}
      />
    )
  }
  if (line) return <LineChange change={change} currency={currency} />
  const amount = amounts.find((name) => name === field)
  if (amount) {
    const text = (value: unknown) => money(Number(value ?? 0), currency)
    return <FromTo label={t(`fields.${amount}`)} from={text(before)} to={text(after)} />
  }
  const name = field as (typeof texts)[number] | 'tags' | 'delivery_address'
  return <FromTo label={t(`fields.${name}`)} from={plain(before) || '–'} to={plain(after) || '–'} />
}

function LineChange({ change, currency }: { change: FieldChange; currency: string }) {
  const { t } = useTranslation('orderActions')
  const { money } = useFormat()
  const { field, before, after, line } = change
  const name = line?.title ?? ''
  const sign = line?.kind === 'discount' ? -1 : 1
  if (field === 'line_added' || field === 'line_removed') {
    const { quantity, total_minor } = (after ?? before) as { quantity: number; total_minor: number }
    const total = money(sign * total_minor, currency)
    const key = field === 'line_added' ? 'preview.lineAdded' : 'preview.lineRemoved'
    return <span>{t(key, { name, quantity, total })}</span>
  }
  const text = (value: unknown) =>
    field === 'line_quantity' ? String(value) : money(sign * Number(value), currency)
  const label = t(field === 'line_quantity' ? 'preview.lineQuantity' : 'preview.lineTotal', {
    name,
  })
  return <FromTo label={label} from={text(before)} to={text(after)} />
}

function FromTo({ label, from, to }: { label: string; from: ReactNode; to: ReactNode }) {
  const { t } = useTranslation('orderActions')
  return (
    <Group gap={6} component="span" style={{ display: 'inline-flex', overflowWrap: 'anywhere' }}>
      <span>{label}</span>
      <span>{from}</span>
      <span role="img" aria-label={t('preview.becomes')}>
        →
      </span>
      <strong>{to}</strong>
    </Group>
  )
}

function Effects({ rehearsal, currency }: { rehearsal: Rehearsal; currency: string }) {
  const { t } = useTranslation('orderActions')
  const { money, number } = useFormat()
  const made = rehearsal.return
  const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text)
  return (
    <>
      {rehearsal.stock.map((moved) => (
        <List.Item key={`${moved.variant_id} ${moved.warehouse}`}>
          {t(moved.quantity > 0 ? 'preview.stockBack' : 'preview.stockOut', {
            name: moved.title,
            sku: moved.sku,
            quantity: number(Math.abs(moved.quantity)),
            warehouse: moved.warehouse,
            level: number(moved.level_after),
          })}
        </List.Item>
      ))}
      {rehearsal.ledger.map((entry) => {
        const text = (value: number) =>
          entry.ledger === 'credits' ? money(value, currency) : number(value)
        return (
          <List.Item key={`${entry.ledger} ${entry.type} ${entry.balance_after}`}>
            {t(`preview.${entry.ledger}`, {
              amount: signed(entry.amount, text(entry.amount)),
              balance: text(entry.balance_after),
            })}
          </List.Item>
        )
      })}
      {rehearsal.vouchers.map(({ number: voucher, becomes }) => (
        <List.Item key={voucher}>
          {t(becomes === 'used' ? 'preview.voucherUsed' : 'preview.voucherBack', { voucher })}
        </List.Item>
      ))}
      {made && made.return_state !== 'cancelled' && (
        <List.Item>
          {t(made.return_state === 'completed' ? 'preview.refunded' : 'preview.refund', {
            amount: money(made.total_minor, currency),
          })}
        </List.Item>
      )}
    </>
  )
}

/** How a return that is there already moves on. */
function ReturnMove({ order, rehearsal }: { order: OrderDetail; rehearsal: Rehearsal }) {
  const { t } = useTranslation('orderActions')
  const after = rehearsal.return
  const before = order.returns.find((each) => each.id === after?.id)
  if (!before || !after) return null
  return (
    <List.Item>
      <FromTo
        label={t('fields.return_state')}
        from={<StateBadge machine="return" state={before.return_state} />}
        to={<StateBadge machine="return" state={after.return_state} />}
      />
    </List.Item>
  )
}

/** The two orders that a split leaves. */
function Parts({ after, child }: { after: OrderJson; child: OrderJson }) {
  const { t } = useTranslation('orderActions')
  const { money } = useFormat()
  return (
    <>
      {[['preview.stays', after] as const, ['preview.goes', child] as const].map(([key, order]) => (
        <List.Item key={key}>
          <strong>{t(key, { total: money(order.total_minor, order.currency) })}</strong>
          <List size="sm" listStyleType="none">
            {order.lines.map((line) => (
              <List.Item key={line.id}>
                {t('preview.part', {
                  name: line.title,
                  quantity: line.quantity,
                  total: money(
                    (line.kind === 'discount' ? -1 : 1) * line.total_minor,
                    order.currency,
                  ),
                })}
              </List.Item>
            ))}
          </List>
        </List.Item>
      ))}
    </>
  )
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'object') return Object.values(value).filter(Boolean).join(' ')
  return String(value)
}
