import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EventJson } from '../../src/console-api/events/contract.ts'
import { JsonView } from '../ui/JsonView.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'

/** An event as programs receive it. */
export function EventDrawer({ event, onClose }: { event: EventJson | null; onClose: () => void }) {
  useFocusBack()
  const { t } = useTranslation(['developers', 'common'])
  return (
    <Drawer
      opened={event !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={event ? t('developers:events.jsonOf', { type: event.type }) : ''}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {event && (
        <JsonView value={event} label={t('developers:events.jsonOf', { type: event.type })} />
      )}
    </Drawer>
  )
}
