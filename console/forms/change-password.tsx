import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useWrite } from '../use-write.ts'

// The server decides; this only saves a try.
const lengthMin = 10

const empty = { current: '', next: '', again: '' }

/** One's own password; the other sessions end. */
export function ChangePassword() {
  const { t } = useTranslation('settings')
  const [typed, setTyped] = useState(empty)
  const change = useWrite(
    () =>
      api.put<null>('/session/password', {
        current_password: typed.current,
        password: typed.next,
      }),
    {
      stale: ['settings'],
      said: t('account.passwordSaved'),
      onDone: () => setTyped(empty),
    },
  )
  const differs = typed.again !== '' && typed.again !== typed.next
  const field = (name: keyof typeof empty) => ({
    required: true,
    maxLength: 1024,
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!differs) change.mutate(undefined)
      }}
    >
      <Stack gap="sm" maw={400}>
        <Title order={2}>{t('account.password')}</Title>
        <Text size="sm" c="dimmed">
          {t('account.passwordHint')}
        </Text>
        <PasswordInput
          label={t('account.currentPassword')}
          autoComplete="current-password"
          {...field('current')}
        />
        <PasswordInput
          label={t('account.newPassword')}
          description={t('account.newPasswordHint', { count: lengthMin })}
          autoComplete="new-password"
          minLength={lengthMin}
          {...field('next')}
        />
        <PasswordInput
          label={t('account.repeatPassword')}
          autoComplete="new-password"
          error={differs ? t('account.passwordsDiffer') : undefined}
          {...field('again')}
        />
        {change.error && <ErrorNotice error={change.error} />}
        <Group>
          <Button type="submit" loading={change.isPending} disabled={differs}>
            {t('account.password')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
