import { Badge, Button, Code, Drawer, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type {
  AttemptJson,
  DeliveryDetail,
  DeliveryItem,
} from '../../src/console-api/webhooks/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { useMay } from '../session.ts'
import { CopyText } from '../ui/CopyText.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { JsonView } from '../ui/JsonView.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'
import { useView } from '../use-view.ts'
import { useWrite } from '../use-write.ts'
import { DeliveryBadge } from './WebhookBadges.tsx'
import { deliveryQuery } from './webhook-queries.ts'

const lookMs = 1500

/** One delivery with each try, over the page; which one stands in the address. */
export function DeliveryDrawer() {
  useFocusBack()
  const { t } = useTranslation(['developers', 'common'])
  const view = useView()
  const id = view.one('delivery')
  return (
    <Drawer
      opened={id !== undefined}
      onClose={() => view.set({ delivery: undefined })}
      position="right"
      size="xl"
      title={t('developers:deliveries.drawer')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {id !== undefined && <Delivery id={id} />}
    </Drawer>
  )
}

function Delivery({ id }: { id: string }) {
  const delivery = useQuery({
    ...deliveryQuery(id),
    refetchInterval: ({ state }) => (state.data?.state === 'pending' ? lookMs : false),
  })
  if (delivery.isPending) return <LoadingRows />
  if (delivery.isError) {
    return <ErrorNotice error={delivery.error} onRetry={() => void delivery.refetch()} />
  }
  return <DeliveryParts delivery={delivery.data} />
}

function DeliveryParts({ delivery }: { delivery: DeliveryDetail }) {
  const { t } = useTranslation('developers')
  const format = useFormat()
  const may = useMay()
  const replay = useWrite(
    () => api.post<DeliveryItem>(`/webhook-deliveries/${delivery.id}/replay`),
    { stale: ['webhooks'], said: t('deliveries.replayed') },
  )
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text className="code" fw={600}>
            {delivery.topic}
          </Text>
          <DeliveryBadge state={delivery.state} />
        </Group>
        {may('developers:write') && (
          <Button size="xs" loading={replay.isPending} onClick={() => replay.mutate(undefined)}>
            {t('deliveries.replay')}
          </Button>
        )}
      </Group>
      {replay.isError && <ErrorNotice error={replay.error} />}
      <Group gap="lg">
        <Text size="sm" component="div">
          {t('deliveries.eventId')} <CopyText text={delivery.event_id} />
        </Text>
        {delivery.next_try_at && (
          <Text size="sm">
            {t('deliveries.nextTry')} {format.time(delivery.next_try_at)}
          </Text>
        )}
      </Group>
      {delivery.attempts.length === 0 && <Text size="sm">{t('deliveries.noAttempts')}</Text>}
      {delivery.attempts.toReversed().map((attempt) => (
        <Attempt key={attempt.number} attempt={attempt} />
      ))}
    </Stack>
  )
}

function Attempt({ attempt }: { attempt: AttemptJson }) {
  const { t } = useTranslation('developers')
  const format = useFormat()
  const { request, response } = attempt
  const isFine = response.status !== null && response.status >= 200 && response.status < 300
  const color = isFine ? 'teal.9' : 'red.9'
  return (
    <section aria-label={t('deliveries.attempt', { number: attempt.number })}>
      <Group gap="xs" mb={4}>
        <Title order={3} fz="md">
          {t('deliveries.attempt', { number: attempt.number })}
        </Title>
        <Badge variant="outline" radius="sm" tt="none" color={color}>
          {response.status === null
            ? t('deliveries.noResponse')
            : t('deliveries.status', { status: response.status })}
        </Badge>
        <Text size="sm" c="dimmed">
          {format.time(attempt.started_at, 'day')} {format.time(attempt.started_at, 'time')} ·{' '}
          {t('deliveries.duration', { ms: format.number(attempt.duration_ms) })}
        </Text>
      </Group>
      {attempt.error && (
        <Text size="sm" className="code" c="red.9">
          {attempt.error}
        </Text>
      )}
      <Text size="sm" fw={550} mt="xs">
        {t('deliveries.request')}
      </Text>
      <Text size="sm" className="code" style={{ overflowWrap: 'anywhere' }}>
        POST {request.address}
      </Text>
      <Headers headers={request.headers} />
      <Body text={request.body} label={`${t('deliveries.request')} ${t('deliveries.body')}`} />
      <Text size="sm" fw={550} mt="xs">
        {t('deliveries.response')}
      </Text>
      <Body text={response.body} label={`${t('deliveries.response')} ${t('deliveries.body')}`} />
    </section>
  )
}

function Headers({ headers }: { headers: Record<string, string> }) {
  const { t } = useTranslation('developers')
  return (
    <Table verticalSpacing={2} horizontalSpacing={4} withRowBorders={false} mb={4}>
      <Table.Caption hidden>{t('deliveries.headers')}</Table.Caption>
      <Table.Tbody>
        {Object.entries(headers).map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400} w={150} className="code">
              {name}
            </Table.Th>
            <Table.Td className="code" style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Body({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation('developers')
  if (text === '') {
    return (
      <Text size="sm" c="dimmed">
        {t('deliveries.emptyBody')}
      </Text>
    )
  }
  const json = parsed(text)
  if (json !== undefined) return <JsonView value={json} label={label} />
  return (
    <Code
      block
      role="region"
      aria-label={label}
      tabIndex={0}
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {text}
    </Code>
  )
}

// A body may be anything, and it is cut at 4 KB.
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
