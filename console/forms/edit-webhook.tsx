import { Modal, MultiSelect, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  WebhookInput,
  WebhookItem,
  WebhookWithSecrets,
} from '../../src/console-api/webhooks/contract.ts'
import { api } from '../api.ts'
import { useFieldError } from '../field-error.ts'
import { paths } from '../paths.ts'
import { eventTypesQuery } from '../tables/webhook-queries.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { SecretOnce } from '../ui/SecretOnce.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'
import { useWrite } from '../use-write.ts'

interface Draft {
  address: string
  description: string
  isEverything: boolean
  topics: string[]
}

function draftOf(webhook?: WebhookItem): Draft {
  const topics = webhook?.topics ?? ['*']
  return {
    address: webhook?.address ?? '',
    description: webhook?.description ?? '',
    isEverything: topics.includes('*'),
    topics: topics.filter((topic) => topic !== '*'),
  }
}

function inputOf({ address, description, isEverything, topics }: Draft): WebhookInput {
  return { address: address.trim(), description, topics: isEverything ? ['*'] : topics }
}

/** Makes a subscription, shows its secret once, and goes to its page. */
export function CreateWebhook({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['developers', 'common'])
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() => draftOf())
  const [made, setMade] = useState<WebhookWithSecrets | null>(null)
  const create = useWrite(
    (input: WebhookInput) => api.post<WebhookWithSecrets>('/webhooks', input),
    { stale: ['webhooks'], said: t('developers:webhooks.madeTitle'), onDone: setMade },
  )
  if (made) {
    return (
      <NewSecret
        title={t('developers:webhooks.madeTitle')}
        secret={made.secrets[0]?.secret ?? ''}
        onClose={() => void navigate(paths.webhook(made.id))}
      />
    )
  }
  return (
    <FormDialog
      title={t('developers:webhooks.create')}
      size="lg"
      isOpen
      onClose={onClose}
      onSubmit={() => create.mutate(inputOf(draft))}
      submitLabel={t('developers:webhooks.create')}
      isBusy={create.isPending}
      error={create.error}
    >
      <WebhookFields draft={draft} onChange={setDraft} error={create.error} />
    </FormDialog>
  )
}

/** Changes where a subscription goes and what it is told. */
export function EditWebhook({ webhook, onClose }: { webhook: WebhookItem; onClose: () => void }) {
  const { t } = useTranslation(['developers', 'common'])
  const [draft, setDraft] = useState(() => draftOf(webhook))
  const save = useWrite(
    (input: WebhookInput) => api.patch<WebhookItem>(`/webhooks/${webhook.id}`, input),
    { stale: ['webhooks'], said: t('developers:webhooks.saved'), onDone: onClose },
  )
  return (
    <FormDialog
      title={t('developers:webhooks.edit')}
      size="lg"
      isOpen
      onClose={onClose}
      onSubmit={() => save.mutate(inputOf(draft))}
      submitLabel={t('common:save')}
      isBusy={save.isPending}
      error={save.error}
    >
      <WebhookFields draft={draft} onChange={setDraft} error={save.error} />
    </FormDialog>
  )
}

function WebhookFields({
  draft,
  onChange,
  error,
}: {
  draft: Draft
  onChange: (draft: Draft) => void
  error: unknown
}) {
  const { t } = useTranslation('developers')
  const errorOf = useFieldError(error)
  const types = useQuery(eventTypesQuery)
  return (
    <>
      <TextInput
        label={t('webhooks.address')}
        description={t('webhooks.addressHint')}
        type="url"
        required
        data-autofocus
        maxLength={2000}
        placeholder="https://"
        value={draft.address}
        error={errorOf('/address')}
        onChange={(event) => onChange({ ...draft, address: event.currentTarget.value })}
      />
      <TextInput
        label={t('webhooks.description')}
        maxLength={500}
        value={draft.description}
        onChange={(event) => onChange({ ...draft, description: event.currentTarget.value })}
      />
      <Radio.Group
        label={t('webhooks.topics')}
        value={draft.isEverything ? 'every' : 'some'}
        onChange={(value) => onChange({ ...draft, isEverything: value === 'every' })}
      >
        <Stack gap={6} mt={4}>
          <Radio value="every" label={t('webhooks.everyTopic')} />
          <Radio value="some" label={t('webhooks.someTopics')} />
        </Stack>
      </Radio.Group>
      {!draft.isEverything && (
        <MultiSelect
          aria-label={t('webhooks.someTopics')}
          placeholder={t('webhooks.topicsHint')}
          data={types.data?.items ?? draft.topics}
          value={draft.topics}
          onChange={(topics) => onChange({ ...draft, topics })}
          searchable
          clearable
          required
          error={errorOf('/topics')}
          maxDropdownHeight={240}
        />
      )}
      <Text size="sm" c="dimmed">
        {t('webhooks.formatHint')}
      </Text>
    </>
  )
}

/** A signing secret, shown this once. */
export function NewSecret({
  title,
  secret,
  onClose,
}: {
  title: string
  secret: string
  onClose: () => void
}) {
  useFocusBack()
  const { t } = useTranslation(['developers', 'common'])
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <SecretOnce
        label={t('developers:webhooks.secret')}
        text={t('developers:webhooks.secretText')}
        secret={secret}
      />
    </Modal>
  )
}
