import { Alert, Table, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BulkResult } from '../../src/console-api/order-list/contract.ts'
import { useReasonText } from '../refusal-text.ts'

/** The orders that something cannot be done with, each with the reason. */
export function BulkRefusals({ title, results }: { title: string; results: BulkResult[] }) {
  const { t } = useTranslation('orders')
  const reasonText = useReasonText()
  const refused = results.filter((each) => each.result === 'refused')
  if (refused.length === 0) return null
  return (
    <Alert color="orange" variant="outline" icon={<IconAlertTriangle aria-hidden />} role="status">
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <Table verticalSpacing={2} horizontalSpacing={4} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('bulk.number')}</Table.Th>
            <Table.Th scope="col">{t('bulk.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {refused.map(({ id, order_number, code }) => (
            <Table.Tr key={id}>
              <Table.Td className="code">{order_number ?? t('bulk.unknownOrder')}</Table.Td>
              <Table.Td>{reasonText(code ?? 'invalid')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Alert>
  )
}
