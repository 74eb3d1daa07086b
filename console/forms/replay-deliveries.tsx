import { NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplayInput } from '../../src/console-api/webhooks/contract.ts'
import { api } from '../api.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'

const hourMs = 3_600_000
const states = ['failed', 'delivered', 'paused'] as const

/** What a `datetime-local` input shows for an instant, by this device's clock. */
function localText(time: Date): string {
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

const instantOf = (text: string) => new Date(text).toISOString()

/** Sends what happened within a time once more. */
export function ReplayDeliveries({
  webhookId,
  onClose,
}: {
  webhookId: string
  onClose: () => void
}) {
  const { t } = useTranslation(['developers', 'common'])
  const [from, setFrom] = useState(() => localText(new Date(Date.now() - 24 * hourMs)))
  const [to, setTo] = useState('')
  const [state, setState] = useState('failed')
  const replay = useWrite(
    (input: ReplayInput) => api.post<{ replayed: number }>(`/webhooks/${webhookId}/replay`, input),
    {
      stale: ['webhooks'],
      said: ({ replayed }) => t('developers:deliveries.replayedMany', { count: replayed }),
      onDone: onClose,
    },
  )
  const input = (): ReplayInput => ({
    from: instantOf(from),
    ...(to ? { to: instantOf(to) } : {}),
    ...(state === '' ? {} : { state: state as 'failed' }),
  })
  return (
    <FormDialog
      title={t('developers:deliveries.replayTitle')}
      isOpen
      onClose={onClose}
      onSubmit={() => replay.mutate(input())}
      submitLabel={t('developers:deliveries.replay')}
      isBusy={replay.isPending}
      error={replay.error}
    >
      <Text size="sm">{t('developers:deliveries.replayText')}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          type="datetime-local"
          label={t('developers:deliveries.from')}
          required
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t('developers:deliveries.to')}
          description={t('developers:deliveries.toNow')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </SimpleGrid>
      <NativeSelect
        label={t('developers:deliveries.replayState')}
        value={state}
        data={[
          ...states.map((value) => ({ value, label: t(`developers:deliveries.states.${value}`) })),
          { value: '', label: t('common:all') },
        ]}
        onChange={(event) => setState(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
