import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PaymentTakings, SalesFigures } from '../../src/console-api/stores/contract.ts'
import { useFormat } from '../format.ts'
import { WideTable } from '../ui/WideTable.tsx'

/** What was taken in each way of payment, and the sum. */
export function PaymentsTable({
  caption,
  payments,
  total,
}: {
  caption: string
  payments: PaymentTakings[]
  total: SalesFigures
}) {
  const { t, i18n } = useTranslation('stores')
  const nameOf = (names: PaymentTakings['name_translations']) =>
    names === null
      ? t('takings.noPayment')
      : ((i18n.language === 'en' ? names.en : undefined) ?? names['zh-hant'] ?? '–')
  return (
    <WideTable label={caption} minWidth={460}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" style={{ whiteSpace: 'nowrap' }}>
            {t('columns.payment')}
          </Table.Th>
          <NumberHead label={t('columns.orders')} />
          <NumberHead label={t('columns.sales')} />
          <NumberHead label={t('columns.paid')} />
          <NumberHead label={t('columns.refunded')} />
          <NumberHead label={t('columns.net')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {payments.map((each) => (
          <Table.Tr key={each.payment_method_id ?? ''}>
            <Table.Th scope="row" fw={400}>
              {nameOf(each.name_translations)}
            </Table.Th>
            <FigureCells figures={each} />
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr fw={650}>
          <Table.Th scope="row">{t('takings.total')}</Table.Th>
          <FigureCells figures={total} />
        </Table.Tr>
      </Table.Tfoot>
    </WideTable>
  )
}

export function NumberHead({ label }: { label: string }) {
  return (
    <Table.Th scope="col" className="number">
      {label}
    </Table.Th>
  )
}

/** Orders, sales, paid, refunded and net, in this order. */
export function FigureCells({ figures }: { figures: SalesFigures }) {
  const format = useFormat()
  return (
    <>
      <Table.Td className="number">{format.number(figures.order_count)}</Table.Td>
      <Table.Td className="number">{format.money(figures.sales_minor)}</Table.Td>
      <Table.Td className="number">{format.money(figures.paid_minor)}</Table.Td>
      <Table.Td className="number">
        {figures.refunded_minor === 0 ? '–' : format.money(figures.refunded_minor)}
      </Table.Td>
      <Table.Td className="number" fw={600}>
        {format.money(figures.net_minor)}
      </Table.Td>
    </>
  )
}
