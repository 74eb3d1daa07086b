import { Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderDetail, OrderMessageJson } from '../../../src/console-api/orders/contract.ts'
import { api } from '../../api.ts'
import { useFormat } from '../../format.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useWrite } from '../../use-write.ts'
import { AsItWas } from './AsItWas.tsx'
import { isAllowed, type OrderView } from './order-view.ts'

/** What shop and customer wrote about the order. */
export function NotesPanel({ view }: { view: OrderView }) {
  const { t } = useTranslation('order')
  const { shown, now, isPast } = view
  const mayEdit = !isPast && isAllowed(now, 'edit_details')
  return (
    <Panel title={t('notes.title')}>
      <Stack gap="sm">
        {mayEdit ? (
          <NoteEditor order={now} />
        ) : (
          <Labelled label={t('notes.note')}>
            <AsItWas view={view} read={(order) => order.note}>
              {shown.note || t('notes.empty')}
            </AsItWas>
          </Labelled>
        )}
        {shown.remark && <Labelled label={t('notes.remark')}>{shown.remark}</Labelled>}
        {shown.messages.length > 0 && <Messages messages={shown.messages} />}
      </Stack>
    </Panel>
  )
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  )
}

interface Draft {
  text: string
  version: number
}

function NoteEditor({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('order')
  const common = useTranslation('common')
  // The version is of the order as it was when the person began to write.
  const [draft, setDraft] = useState<Draft | null>(null)
  const saving = useWrite(
    ({ text, version }: Draft) =>
      api.patch<OrderDetail>(
        `/orders/${order.id}`,
        { note: text.trim() || null },
        { ifMatch: version },
      ),
    { stale: ['orders'], said: t('notes.saved'), onDone: () => setDraft(null) },
  )
  const text = draft?.text ?? order.note ?? ''
  // Who was told of somebody else's change has seen it by now.
  const version = saving.isError || !draft ? order.version : draft.version
  const save = () => saving.mutate({ text, version })
  const isChanged = text !== (order.note ?? '')
  return (
    <Stack gap="xs">
      <Textarea
        label={t('notes.note')}
        placeholder={t('notes.placeholder')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={10_000}
        value={text}
        onChange={(event) =>
          setDraft({ text: event.currentTarget.value, version: draft?.version ?? order.version })
        }
      />
      {saving.isError && <ErrorNotice error={saving.error} />}
      {isChanged && (
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={() => setDraft(null)}>
            {t('notes.undo')}
          </Button>
          <Button size="xs" loading={saving.isPending} onClick={save}>
            {common.t('save')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function Messages({ messages }: { messages: OrderMessageJson[] }) {
  const { t } = useTranslation('order')
  const { time } = useFormat()
  const kindOf = ({ is_private, sender }: OrderMessageJson) => {
    if (is_private) return t('notes.private')
    return sender === 'customer' ? t('notes.fromCustomer') : t('notes.toCustomer')
  }
  return (
    <Labelled label={t('notes.messages')}>
      <Stack component="span" gap="xs" mt={4}>
        {messages.map((message) => (
          <span key={message.id}>
            <Badge variant="default" size="sm" tt="none" component="span">
              {kindOf(message)}
            </Badge>{' '}
            <Text component="span" size="xs" c="dimmed">
              {time(message.created_at)}
            </Text>
            <br />
            {message.text}
          </span>
        ))}
      </Stack>
    </Labelled>
  )
}
