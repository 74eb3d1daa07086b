import { Alert, Table, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AmountJson, OrderJson } from '../../../src/console-api/orders/contract.ts'
import { useFormat } from '../../format.ts'
import { Panel } from '../../ui/Panel.tsx'
import { AsItWas } from './AsItWas.tsx'
import type { OrderView } from './order-view.ts'

interface Row {
  label: string
  /** As it is added up: negative is taken off. */
  amount: number | null
  read: (order: OrderJson) => unknown
}

/** How the total comes about, and where what was reported is not what it comes to. */
export function AmountsPanel({ view }: { view: OrderView }) {
  const { t } = useTranslation('order')
  const { money } = useFormat()
  const { shown } = view
  const rows = useRows(shown)
  const different = shown.amounts.filter((amount) => amount.has_difference)
  return (
    <Panel title={t('amounts.title')}>
      {different.map((amount) => (
        <Difference key={amount.name} amount={amount} currency={shown.currency} />
      ))}
      <Table aria-label={t('amounts.title')} highlightOnHover={false} withRowBorders={false}>
        <Table.Tbody>
          {rows.map(({ label, amount, read }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              <Table.Td className="number">
                <AsItWas view={view} read={read}>
                  {money(amount, shown.currency)}
                </AsItWas>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
            <Table.Th scope="row">{t('amounts.total')}</Table.Th>
            <Table.Td className="number" fw={700}>
              <AsItWas view={view} read={(order) => order.total_minor}>
                {money(shown.total_minor, shown.currency)}
              </AsItWas>
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Panel>
  )
}

function useRows(order: OrderJson): Row[] {
  const { t } = useTranslation('order')
  const taken = (amount: number | null) => (amount ? -amount : null)
  const fee = (name: string) => (order.total_has_fees ? name : t('amounts.apart', { name }))
  const rows: Row[] = [
    {
      label: t('amounts.discountLines'),
      amount: taken(order.discount_lines_minor),
      read: (each) => each.discount_lines_minor,
    },
    {
      label: t('amounts.discount'),
      amount: taken(order.discount_minor),
      read: (each) => each.discount_minor,
    },
    {
      label: fee(t('amounts.shipping')),
      amount: order.shipping_fee_minor,
      read: (each) => each.shipping_fee_minor,
    },
    { label: fee(t('amounts.tax')), amount: order.tax_minor, read: (each) => each.tax_minor },
    {
      label: t('amounts.credit'),
      amount: taken(order.credit_minor),
      read: (each) => each.credit_minor,
    },
    {
      label: t('amounts.points', { count: order.points_used }),
      amount: taken(order.points_value_minor),
      read: (each) => each.points_used,
    },
  ]
  const subtotal: Row = {
    label: t('amounts.subtotal'),
    amount: order.subtotal_minor,
    read: (each) => each.subtotal_minor,
  }
  return [subtotal, ...rows.filter((row) => row.amount !== null)]
}

function Difference({ amount, currency }: { amount: AmountJson; currency: string }) {
  const { t } = useTranslation('order')
  const { money } = useFormat()
  const reported = amount.reported_minor ?? 0
  return (
    <Alert
      color="orange"
      variant="light"
      p="xs"
      mb="xs"
      icon={<IconAlertTriangle aria-hidden />}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      <Text size="sm" fw={600}>
        {t('amounts.differs', {
          name: t(`amounts.${amount.name}`),
          reported: money(reported, currency),
          computed: money(amount.computed_minor, currency),
          difference: money(reported - amount.computed_minor, currency),
        })}
      </Text>
      <Text size="xs">{t('amounts.explain')}</Text>
    </Alert>
  )
}
