import { Button, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EventJson } from '../../src/console-api/events/contract.ts'
import { useFormat } from '../format.ts'
import { type Place, paths } from '../paths.ts'
import { PlaceLink } from '../ui/PlaceLink.tsx'

// The pages of what an event can be about.
const placesOf: Record<string, (id: string) => Place> = {
  order: (id) => paths.order(id),
  customer: (id) => paths.customer(id),
  product: (id) => paths.product(id),
  webhook: (id) => paths.webhook(id),
  store: (id) => paths.store(id),
}

/** Events, one row each, newest first. */
export function EventsTable({
  items,
  onShow,
}: {
  items: EventJson[]
  onShow: (event: EventJson) => void
}) {
  const { t } = useTranslation(['developers', 'common'])
  const format = useFormat()
  return (
    <Table.ScrollContainer minWidth={980} type="native">
      <Table>
        <Table.Caption hidden>{t('developers:events.caption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('developers:events.time')}</Table.Th>
            <Table.Th scope="col">{t('developers:events.type')}</Table.Th>
            <Table.Th scope="col">{t('developers:events.subject')}</Table.Th>
            <Table.Th scope="col">{t('developers:events.face')}</Table.Th>
            <Table.Th scope="col">{t('developers:events.actor')}</Table.Th>
            <Table.Th scope="col">{t('developers:events.json')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((event) => (
            <Table.Tr key={event.data.id}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {format.time(event.timestamp, 'day')} {format.time(event.timestamp, 'time')}
              </Table.Td>
              <Table.Th scope="row" fw={550} className="code">
                {event.type}
              </Table.Th>
              <Table.Td className="code">
                <Subject event={event} />
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {t(`common:faces.${event.data.face}` as 'common:faces.system')}
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{event.data.actor.name}</Table.Td>
              <Table.Td>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${t('developers:events.json')} ${event.type}`}
                  onClick={() => onShow(event)}
                >
                  {t('developers:events.json')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Subject({ event }: { event: EventJson }) {
  const { subject_id } = event.data
  const placeOf = placesOf[event.type.split('.', 1)[0] as string]
  if (!placeOf) return subject_id
  return (
    <PlaceLink place={placeOf(subject_id)} size="sm">
      {subject_id}
    </PlaceLink>
  )
}
