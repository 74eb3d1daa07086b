import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Handover, StoreDetail } from '../../src/console-api/stores/contract.ts'
import { useFormat } from '../format.ts'
import { paths } from '../paths.ts'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { WideTable } from '../ui/WideTable.tsx'

/** Handovers of a store, each with the way to what was taken. */
export function HandoversTable({ items, store }: { items: Handover[]; store: StoreDetail }) {
  const { t } = useTranslation('stores')
  const format = useFormat()
  const nameIn = (rows: { code: string; name: string }[], code: string) =>
    rows.find((each) => each.code === code)?.name ?? code
  return (
    <WideTable label={t('handovers.caption')} minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('columns.day')}</Table.Th>
          <Table.Th scope="col">{t('columns.register')}</Table.Th>
          <Table.Th scope="col">{t('columns.shift')}</Table.Th>
          <Table.Th scope="col">{t('columns.handedOverBy')}</Table.Th>
          <Table.Th scope="col">{t('columns.handedOverAt')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((each) => (
          <Table.Tr key={each.id}>
            <Table.Th scope="row" fw={400}>
              <PlaceLink
                size="sm"
                place={paths.store(store.id, { date: each.business_on })}
                aria-label={t('handovers.takingsOf', { day: each.business_on })}
              >
                {each.business_on}
              </PlaceLink>
            </Table.Th>
            <Table.Td>{nameIn(store.registers, each.register_code)}</Table.Td>
            <Table.Td>{nameIn(store.shifts, each.shift_code)}</Table.Td>
            <Table.Td>{each.staff_name ?? (each.staff_code || '–')}</Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.time(each.handed_over_at)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}
