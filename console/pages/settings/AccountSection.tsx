import { Button, Divider, Group, Radio, Stack, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionItem } from '../../../src/console-api/session/contract.ts'
import { api } from '../../api.ts'
import { ChangePassword } from '../../forms/change-password.tsx'
import { changeLanguage, currentLanguage, type Language, languages } from '../../i18n.ts'
import { paths } from '../../paths.ts'
import { forgetSession, useSession } from '../../session.ts'
import { SessionsTable } from '../../tables/SessionsTable.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { useWrite } from '../../use-write.ts'

/** What belongs to the person: language, password, sessions. */
export function AccountSection() {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const { staff, merchant } = useSession()
  return (
    <Stack gap="lg" maw={720}>
      <div>
        <Text size="sm" c="dimmed">
          {t('account.who')}
        </Text>
        <Text fw={600}>
          {staff?.name ?? merchant.name}
          {staff && `・${common(`roles.${staff.role}`)}`}
        </Text>
        {staff && (
          <Text size="sm">
            <span className="code">{staff.account}</span> · {staff.email}
          </Text>
        )}
      </div>
      <LanguageChoice />
      {staff && (
        <>
          <Divider />
          <ChangePassword />
          <Divider />
          <Sessions />
        </>
      )}
    </Stack>
  )
}

function LanguageChoice() {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  return (
    <Radio.Group
      label={t('account.language')}
      description={t('account.languageHint')}
      value={currentLanguage()}
      onChange={(language) => void changeLanguage(language as Language)}
    >
      <Group gap="lg" mt="xs">
        {languages.map((language) => (
          <Radio
            key={language}
            lang={language}
            value={language}
            label={common(`languageNames.${language}`)}
          />
        ))}
      </Group>
    </Radio.Group>
  )
}

function Sessions() {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const sessions = useQuery({
    queryKey: ['settings', 'sessions'],
    queryFn: ({ signal }) => api.get<{ items: SessionItem[] }>('/sessions', { signal }),
  })
  const end = useWrite((id: string) => api.delete<null>(`/sessions/${id}`), {
    stale: ['settings'],
    said: t('account.endedSession'),
  })
  const signOut = useWrite(() => api.delete<null>('/sessions'), {
    stale: [],
    said: t('account.signedOut'),
    onDone: () => void forgetSession(queries, () => navigate(paths.signIn())),
  })
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Title order={2}>{t('account.sessions')}</Title>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('account.signOutEverywhere')}
        </Button>
      </Group>
      {sessions.isPending && <LoadingRows count={2} />}
      {sessions.isError && <ErrorNotice error={sessions.error} />}
      {end.error && <ErrorNotice error={end.error} />}
      {sessions.data && (
        <SessionsTable
          items={sessions.data.items}
          endingId={end.isPending ? end.variables : undefined}
          onEnd={({ id }) => end.mutate(id)}
        />
      )}
      <FormDialog
        title={t('account.signOutTitle')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        submitLabel={t('account.signOutEverywhere')}
        isBusy={signOut.isPending}
        error={signOut.error}
        isDangerous
        onSubmit={() => signOut.mutate(undefined)}
      >
        <Text size="sm">{t('account.signOutText')}</Text>
      </FormDialog>
    </Stack>
  )
}
