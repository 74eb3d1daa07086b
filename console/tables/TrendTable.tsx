import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SalesFigure, Trends } from '../../src/console-api/home/contract.ts'
import { useFormat } from '../format.ts'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { FaceSwatch } from './FaceSwatch.tsx'
import { listOf } from './sales-queries.ts'

/** The chart in numbers: a row for each day, newest first, a column for each face. */
export function TrendTable({ trends, showsSales }: { trends: Trends; showsSales: boolean }) {
  const { t } = useTranslation(['home', 'common'])
  const format = useFormat()
  const faces = trends.by_origin.map((each) => each.origin)
  return (
    <Table.ScrollContainer minWidth={showsSales ? 720 : 420} type="native" mah={420}>
      <Table stickyHeader>
        <Table.Caption hidden>{t('home:trend')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('home:day')}</Table.Th>
            {faces.map((face) => (
              <Table.Th key={face} scope="col" className="number">
                <FaceSwatch face={face} /> {t(`common:faces.${face}` as 'common:faces.shopline')}
              </Table.Th>
            ))}
            <Table.Th scope="col" className="number">
              {t('home:total')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {trends.days.toReversed().map((day) => (
            <Table.Tr key={day.day}>
              <Table.Th scope="row" fw={500} style={{ whiteSpace: 'nowrap' }}>
                {format.time(day.filter.ordered_from ?? null, 'day')}
              </Table.Th>
              {faces.map((face) => (
                <Table.Td key={face} className="number">
                  <Figure figure={day.by_origin.find((each) => each.origin === face)} />
                </Table.Td>
              ))}
              <Table.Td className="number">
                <Figure figure={day} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Figure({ figure }: { figure: SalesFigure | undefined }) {
  const format = useFormat()
  if (!figure || figure.order_count === 0) return '–'
  return (
    <>
      <PlaceLink place={listOf(figure.filter)} size="sm">
        {format.number(figure.order_count)}
      </PlaceLink>
      {figure.sales_minor !== null && ` · ${format.money(figure.sales_minor)}`}
    </>
  )
}
