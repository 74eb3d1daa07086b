import { Box, Button, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ShiftTakings, StoreTakings } from '../../src/console-api/stores/contract.ts'
import { useFormat } from '../format.ts'
import { useMay } from '../session.ts'
import { ColorBadge } from '../ui/ColorBadge.tsx'
import { WideTable } from '../ui/WideTable.tsx'
import { FigureCells, NumberHead } from './PaymentsTable.tsx'

type ShiftState = NonNullable<ShiftTakings['state']>

const colors: Record<ShiftState, string> = {
  not_begun: 'gray',
  running: 'blue',
  ended: 'orange',
  handed_over: 'teal',
}

/** What each till took in each shift of a day, with the sums. */
export function TakingsTable({
  takings,
  onHandOver,
}: {
  takings: StoreTakings
  onHandOver: (row: ShiftTakings) => void
}) {
  const { t } = useTranslation('stores')
  const mayHandOver = useMay()('orders:write')
  return (
    <WideTable label={t('takings.caption', { day: takings.business_on })} minWidth={980}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('columns.register')}</Table.Th>
          <Table.Th scope="col">{t('columns.shift')}</Table.Th>
          <NumberHead label={t('columns.orders')} />
          <NumberHead label={t('columns.sales')} />
          <NumberHead label={t('columns.paid')} />
          <NumberHead label={t('columns.refunded')} />
          <NumberHead label={t('columns.net')} />
          <NumberHead label={t('columns.cancelled')} />
          <Table.Th scope="col">{t('columns.operators')}</Table.Th>
          <Table.Th scope="col">{t('columns.state')}</Table.Th>
          {mayHandOver && (
            <Table.Th scope="col" visibleFrom="sm">
              {t('columns.action')}
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {takings.shifts.map((row) => (
          <TakingsRow
            key={`${row.register.code} ${row.shift?.code ?? ''}`}
            row={row}
            {...(mayHandOver ? { onHandOver: () => onHandOver(row) } : {})}
          />
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr fw={650}>
          <Table.Th scope="row" colSpan={2}>
            {t('takings.total')}
          </Table.Th>
          <FigureCells figures={takings.total} />
          <Cancelled row={takings.total} />
          <Table.Td colSpan={mayHandOver ? 3 : 2} />
        </Table.Tr>
      </Table.Tfoot>
    </WideTable>
  )
}

function TakingsRow({ row, onHandOver }: { row: ShiftTakings; onHandOver?: () => void }) {
  const { t } = useTranslation('stores')
  const { t: common } = useTranslation('common')
  const { register, shift } = row
  const registerName = register.name || register.code || t('takings.noRegister')
  const handOver = onHandOver && row.can_hand_over.is_allowed && (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={t('handOver.actionFor', { register: registerName, shift: shift?.name ?? '' })}
      onClick={onHandOver}
    >
      {t('handOver.action')}
    </Button>
  )
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {registerName}
        {register.name !== '' && (
          <Text span size="xs" c="dimmed" className="code" ml={6}>
            {register.code}
          </Text>
        )}
        {/* On a telephone the last column is out of sight. */}
        <Box hiddenFrom="sm">{handOver}</Box>
      </Table.Th>
      <Table.Td>{shift === null ? t('takings.noShift') : shift.name || shift.code}</Table.Td>
      <FigureCells figures={row} />
      <Cancelled row={row} />
      <Table.Td>
        {row.operators.map((each) => each.name || each.code).join(common('comma')) || '–'}
      </Table.Td>
      <Table.Td>
        <ShiftStateCell row={row} />
      </Table.Td>
      {onHandOver && <Table.Td visibleFrom="sm">{handOver}</Table.Td>}
    </Table.Tr>
  )
}

function Cancelled({ row }: { row: Pick<ShiftTakings, 'cancelled_count' | 'cancelled_minor'> }) {
  const { t } = useTranslation('stores')
  const format = useFormat()
  if (row.cancelled_count === 0) return <Table.Td className="number">–</Table.Td>
  return (
    <Table.Td className="number">
      {format.money(row.cancelled_minor)}
      <Text size="xs" c="dimmed">
        {t('takings.cancelledCount', { count: row.cancelled_count })}
      </Text>
    </Table.Td>
  )
}

function ShiftStateCell({ row }: { row: ShiftTakings }) {
  const { t } = useTranslation('stores')
  const format = useFormat()
  const { state, handover } = row
  if (state === null) return '–'
  return (
    <>
      <ColorBadge color={colors[state]}>{t(`takings.states.${state}`)}</ColorBadge>
      {handover && (
        <Text size="xs" c="dimmed" mt={2}>
          {t('takings.handedOver', {
            name: handover.staff_name ?? (handover.staff_code || t('takings.nobody')),
            time: format.time(handover.handed_over_at),
          })}
        </Text>
      )}
    </>
  )
}
