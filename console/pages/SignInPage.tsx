import {
  Alert,
  Button,
  Center,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignIn, SignInOptions } from '../../src/console-api/session/contract.ts'
import { ApiError, api } from '../api.ts'
import { useRefusalText } from '../refusal-text.ts'
import { signIn } from '../session.ts'
import { LanguageLinks } from '../ui/LanguageLinks.tsx'

/** /sign-in: account and password; a demonstration offers its own. */
export function SignInPage() {
  const { t } = useTranslation('signIn')
  const search = useSearch({ strict: false }) as { to?: unknown; ended?: unknown }
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [input, setInput] = useState<SignIn>({ account: '', password: '' })
  const options = useQuery({
    queryKey: ['sign-in-options'],
    queryFn: () => api.get<SignInOptions>('/sign-in-options'),
  })
  const signingIn = useMutation({
    mutationFn: (given: SignIn) => signIn(queries, given),
    onSuccess: () => navigate({ href: localPath(search.to) }),
  })
  useEffect(() => {
    document.title = `${t('title')} · Guitai`
  }, [t])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    signingIn.mutate(input)
  }
  const demo = options.data?.demo
  return (
    <Center mih="100dvh" p="md" bg="gray.0" component="main">
      <Stack w="100%" maw={380}>
        <Title order={1} ta="center" c="counter.8">
          Guitai 櫃台
        </Title>
        {search.ended === 'yes' && (
          <Alert role="status" color="orange" variant="outline">
            <Text size="sm">{t('ended')}</Text>
          </Alert>
        )}
        <Paper withBorder p="lg" shadow="xs">
          <form onSubmit={submit}>
            <Stack>
              <TextInput
                label={t('account')}
                autoComplete="username"
                autoCapitalize="none"
                required
                autoFocus
                value={input.account}
                onChange={(event) => setInput({ ...input, account: event.target.value })}
              />
              <PasswordInput
                label={t('password')}
                autoComplete="current-password"
                required
                value={input.password}
                onChange={(event) => setInput({ ...input, password: event.target.value })}
              />
              <div role="alert">{signingIn.error && <SignInTrouble error={signingIn.error} />}</div>
              <Button type="submit" loading={signingIn.isPending} fullWidth>
                {t('submit')}
              </Button>
            </Stack>
          </form>
        </Paper>
        {demo && (
          <Alert title={t('demo')} variant="outline" color="counter">
            <Stack gap="xs">
              <Text size="sm">{t('demoText')}</Text>
              <Button variant="default" onClick={() => signingIn.mutate(demo)}>
                {t('useDemo')}
              </Button>
            </Stack>
          </Alert>
        )}
        <LanguageLinks />
      </Stack>
    </Center>
  )
}

function SignInTrouble({ error }: { error: Error }) {
  const { t } = useTranslation('signIn')
  const refusalText = useRefusalText()
  const text = () => {
    if (!(error instanceof ApiError)) return refusalText(error)
    if (error.status === 401) return t('wrong')
    if (error.code !== 'sign_in_locked' || error.retryAfter === null) return refusalText(error)
    return t('locked', { minutes: Math.ceil(error.retryAfter / 60) })
  }
  return (
    <Text size="sm" c="var(--mantine-color-error)">
      {text()}
    </Text>
  )
}

/** Where to go after signing in: a path of this console, never another site. */
function localPath(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/'
}
