import { Group, Progress, Table, Text, Title } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { OriginFigure, StoreFigure } from '../../src/console-api/home/contract.ts'
import { useFormat } from '../format.ts'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { FaceSwatch } from './FaceSwatch.tsx'
import { listOf } from './sales-queries.ts'

type Parts = { of: 'face'; parts: OriginFigure[] } | { of: 'store'; parts: StoreFigure[] }

/** Orders and sales by face or by store, the largest first, with their share as a bar. */
export function SalesByPart({ title, ...given }: Parts & { title: string }) {
  const { t } = useTranslation(['home', 'common'])
  const id = useId()
  const { parts } = given
  const showsSales = parts.some((part) => part.sales_minor !== null)
  const amountOf = (part: (typeof parts)[number]) =>
    showsSales ? (part.sales_minor ?? 0) : part.order_count
  const whole = parts.reduce((sum, part) => sum + Math.max(0, amountOf(part)), 0)
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="xs">
        {title}
      </Title>
      <Table.ScrollContainer minWidth={330} type="native">
        <Table aria-labelledby={id} layout="auto">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t(given.of === 'face' ? 'home:face' : 'home:store')}</Table.Th>
              <Table.Th scope="col" className="number">
                {t('home:orders')}
              </Table.Th>
              {showsSales && (
                <Table.Th scope="col" className="number">
                  {t('home:sales')}
                </Table.Th>
              )}
              <Table.Th scope="col" w="30%">
                {t('home:share')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {parts.map((part) => (
              <PartRow
                key={'origin' in part ? part.origin : part.store.id}
                part={part}
                share={whole === 0 ? 0 : Math.max(0, amountOf(part)) / whole}
                showsSales={showsSales}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}

function PartRow({
  part,
  share,
  showsSales,
}: {
  part: OriginFigure | StoreFigure
  share: number
  showsSales: boolean
}) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const name = 'origin' in part ? t(`faces.${part.origin}` as 'faces.shopline') : part.store.name
  const percent = Math.round(share * 100)
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500} style={{ whiteSpace: 'nowrap' }}>
        {'origin' in part && <FaceSwatch face={part.origin} />} {name}
      </Table.Th>
      <Table.Td className="number">
        <PlaceLink
          place={listOf(part.filter)}
          size="sm"
          aria-label={`${name} ${format.number(part.order_count)}`}
        >
          {format.number(part.order_count)}
        </PlaceLink>
      </Table.Td>
      {showsSales && <Table.Td className="number">{format.money(part.sales_minor)}</Table.Td>}
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Progress.Root size="lg" aria-hidden visibleFrom="xs" style={{ flex: 1 }}>
            <Progress.Section value={percent} color="counter.6" withAria={false} />
          </Progress.Root>
          <Text span size="sm" className="number" w={40}>
            {percent}%
          </Text>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
