import { NumberInput, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderDetailLineJson } from '../../src/console-api/orders/contract.ts'

/** Lines of an order with a number of units to choose of each. */
export function UnitsTable({
  lines,
  units,
  onUnits,
  maxOf,
  label,
  more,
}: {
  lines: OrderDetailLineJson[]
  units: Readonly<Record<string, number>>
  onUnits: (id: string, quantity: number) => void
  maxOf: (line: OrderDetailLineJson) => number
  /** What the units are chosen for. */
  label: string
  /** Under a line of which units are chosen. */
  more?: (line: OrderDetailLineJson) => ReactNode
}) {
  const { t } = useTranslation('orderActions')
  return (
    <Table verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('units.item')}</Table.Th>
          <Table.Th scope="col" w={116} ta="right">
            {label}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line, index) => (
          <Table.Tr key={line.id} style={{ verticalAlign: 'top' }}>
            <Table.Td>
              <Text size="sm">{[line.title, line.variant_title].filter(Boolean).join(' · ')}</Text>
              <Text size="xs" c="dimmed" className="code">
                {line.sku}
              </Text>
              {(units[line.id] ?? 0) > 0 && more?.(line)}
            </Table.Td>
            <Table.Td>
              <NumberInput
                aria-label={t('units.of', { label, name: line.title })}
                description={t('units.max', { count: maxOf(line) })}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                data-autofocus={index === 0 || undefined}
                allowDecimal={false}
                allowNegative={false}
                selectAllOnFocus
                min={0}
                max={maxOf(line)}
                clampBehavior="strict"
                disabled={maxOf(line) === 0}
                value={units[line.id] ?? 0}
                onChange={(value) => onUnits(line.id, Number(value) || 0)}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
