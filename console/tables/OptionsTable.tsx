import { Button, Group, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OptionStatus } from '../../src/console-api/settings/contract.ts'
import { ColorBadge } from '../ui/ColorBadge.tsx'
import { WideTable } from '../ui/WideTable.tsx'

interface Option {
  id: string
  status: OptionStatus
}

export interface OptionColumn<Row> {
  label: string
  isNumber?: boolean
  cell: (row: Row) => string
}

export interface OptionsTableProps<Row> {
  caption: string
  items: Row[]
  nameOf: (row: Row) => string
  columns: OptionColumn<Row>[]
  /** Left out for those who may only look. */
  actions?: {
    edit: (row: Row) => void
    toggle: (row: Row) => void
    /** The row whose change is on its way. */
    busyId: string | undefined
  }
}

/** Ways of delivery or payment with what can be done with each. */
export function OptionsTable<Row extends Option>(props: OptionsTableProps<Row>) {
  const { t } = useTranslation('settings')
  const { columns, actions } = props
  return (
    <WideTable label={props.caption} minWidth={640}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('options.name')}</Table.Th>
          {columns.map((column) => (
            <Table.Th
              key={column.label}
              scope="col"
              {...(column.isNumber ? { className: 'number' } : {})}
            >
              {column.label}
            </Table.Th>
          ))}
          <Table.Th scope="col">{t('options.status')}</Table.Th>
          {actions && <Table.Th scope="col">{t('options.action')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.items.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Th scope="row" fw={550}>
              {props.nameOf(row)}
            </Table.Th>
            {columns.map((column) => (
              <Table.Td key={column.label} {...(column.isNumber ? { className: 'number' } : {})}>
                {column.cell(row)}
              </Table.Td>
            ))}
            <Table.Td>
              <StatusBadge isActive={row.status === 'active'} />
            </Table.Td>
            {actions && (
              <Table.Td>
                <OptionActions row={row} name={props.nameOf(row)} actions={actions} />
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function OptionActions<Row extends Option>({
  row,
  name,
  actions,
}: {
  row: Row
  name: string
  actions: NonNullable<OptionsTableProps<Row>['actions']>
}) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const isActive = row.status === 'active'
  return (
    <Group gap={6} wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('options.editOf', { name })}
        onClick={() => actions.edit(row)}
      >
        {common('edit')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        loading={actions.busyId === row.id}
        aria-label={t(isActive ? 'options.deactivateOf' : 'options.activateOf', { name })}
        onClick={() => actions.toggle(row)}
      >
        {t(isActive ? 'options.deactivate' : 'options.activate')}
      </Button>
    </Group>
  )
}

/** Whether something is in use, as a word. */
export function StatusBadge({ isActive, label }: { isActive: boolean; label?: string }) {
  const { t } = useTranslation('settings')
  return (
    <ColorBadge color={isActive ? 'teal' : 'gray'}>
      {label ?? t(isActive ? 'options.active' : 'options.inactive')}
    </ColorBadge>
  )
}
