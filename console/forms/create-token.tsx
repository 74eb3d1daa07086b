import {
  Alert,
  Anchor,
  Button,
  Code,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  IssuedToken,
  NewToken,
  TokenFace,
  TokenOptions,
} from '../../src/console-api/tokens/contract.ts'
import { api } from '../api.ts'
import { useFieldError } from '../field-error.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { SecretOnce } from '../ui/SecretOnce.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'
import { useWrite } from '../use-write.ts'
import { TokenScopes } from './token-scopes.tsx'

const dayMs = 86_400_000
const lifetimes = ['30', '90', '365', 'never'] as const

interface Draft {
  face: TokenFace
  name: string
  staff_id: string
  /** Null is everything. */
  scopes: string[] | null
  lifetime: string
}

const emptyDraft: Draft = {
  face: 'shopline',
  name: '',
  staff_id: '',
  scopes: [],
  lifetime: '365',
}

function inputOf(draft: Draft): NewToken {
  const { face, name, staff_id, scopes, lifetime } = draft
  return {
    face,
    name,
    scopes: scopes ?? [],
    staff_id: staff_id || null,
    expires_at:
      lifetime === 'never' ? null : new Date(Date.now() + Number(lifetime) * dayMs).toISOString(),
  }
}

/** Makes a token: for which API, as whom, what it may do, for how long; then shows it once. */
export function CreateToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('developers')
  const [draft, setDraft] = useState(emptyDraft)
  const [isAsked, setAsked] = useState(false)
  const [made, setMade] = useState<IssuedToken | null>(null)
  const options = useQuery({
    queryKey: ['tokens', 'options'],
    queryFn: () => api.get<TokenOptions>('/token-options'),
  })
  const create = useWrite((input: NewToken) => api.post<IssuedToken>('/tokens', input), {
    stale: ['tokens'],
    said: (token) => t('tokens.made', { name: token.name }),
    onDone: setMade,
  })
  const lacksScopes = draft.scopes?.length === 0
  const submit = () => {
    setAsked(true)
    if (!lacksScopes) create.mutate(inputOf(draft))
  }
  if (made) return <MadeToken token={made} onClose={onClose} />
  return (
    <FormDialog
      title={t('tokens.create')}
      size="lg"
      isOpen
      onClose={onClose}
      onSubmit={submit}
      submitLabel={t('tokens.create')}
      isBusy={create.isPending}
      error={create.error}
    >
      <TokenFields
        draft={draft}
        onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
        options={options.data}
        error={create.error}
      />
      <TokenScopes
        known={options.data?.faces.find((each) => each.face === draft.face)?.scopes ?? []}
        scopes={draft.scopes}
        onChange={(scopes) => setDraft((before) => ({ ...before, scopes }))}
        error={isAsked && lacksScopes ? t('tokens.noScopes') : undefined}
      />
    </FormDialog>
  )
}

function TokenFields({
  draft,
  onChange,
  options,
  error,
}: {
  draft: Draft
  onChange: (changes: Partial<Draft>) => void
  options: TokenOptions | undefined
  error: unknown
}) {
  const { t } = useTranslation(['developers', 'common'])
  const errorOf = useFieldError(error)
  const faces = options?.faces ?? []
  const needsStaff = faces.find((each) => each.face === draft.face)?.needs_staff ?? false
  return (
    <>
      <TextInput
        label={t('developers:tokens.name')}
        placeholder={t('developers:tokens.namePlaceholder')}
        required
        data-autofocus
        maxLength={100}
        value={draft.name}
        error={errorOf('/name')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <NativeSelect
          label={t('developers:tokens.face')}
          value={draft.face}
          data={faces.map(({ face }) => ({ value: face, label: t(`common:faces.${face}`) }))}
          onChange={(event) =>
            onChange({ face: event.currentTarget.value as TokenFace, scopes: draft.scopes && [] })
          }
        />
        <NativeSelect
          label={t('developers:tokens.staff')}
          required={needsStaff}
          value={draft.staff_id}
          data={[
            { value: '', label: needsStaff ? '–' : t('developers:tokens.nobody') },
            ...(options?.staff ?? []).map(({ id, name, account }) => ({
              value: id,
              label: `${name} (${account})`,
            })),
          ]}
          onChange={(event) => onChange({ staff_id: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('developers:tokens.lifetime')}
          value={draft.lifetime}
          data={lifetimes.map((value) => ({
            value,
            label: t(`developers:tokens.lifetimes.${value}`),
          }))}
          onChange={(event) => onChange({ lifetime: event.currentTarget.value })}
        />
      </Group>
      {needsStaff && <Text size="sm">{t('developers:tokens.replaces')}</Text>}
    </>
  )
}

// The first thing that a program of this face would ask, and the page that tells the rest.
const firstCalls: Record<TokenFace, { path: string; docs: string }> = {
  shopline: { path: '/shopline/v1/token/info', docs: '/docs/shopline' },
  firstline: { path: '/firstline/api/v1/contact-order?per_page=1', docs: '/docs/firstline' },
  wixtar: { path: '/wixtar/v1/stores', docs: '/docs/wixtar' },
  console: { path: '/api/session', docs: '/docs/guitai' },
}

function MadeToken({ token, onClose }: { token: IssuedToken; onClose: () => void }) {
  useFocusBack()
  const { t } = useTranslation(['developers', 'common'])
  const { path, docs } = firstCalls[token.face]
  const face = t(`common:faces.${token.face}`)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('developers:tokens.made', { name: token.name })}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="sm">
        <Alert color="orange" variant="outline" role="status">
          {t('developers:tokens.intro')}
        </Alert>
        <SecretOnce label={t('developers:tokens.secret')} secret={token.token} />
        <Text size="sm" fw={550}>
          {t('developers:tokens.useIt')}
        </Text>
        <Code block tabIndex={0} style={{ overflowX: 'auto' }}>
          {`curl -H 'Authorization: Bearer ${token.token}' \\\n  '${location.origin}${path}'`}
        </Code>
        <Group justify="space-between">
          <Anchor href={docs} target="_blank" rel="noreferrer" size="sm">
            {t('developers:docsOf', { face })}
          </Anchor>
          <Button onClick={onClose}>{t('developers:tokens.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
