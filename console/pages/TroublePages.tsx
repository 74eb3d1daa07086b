import { Button } from '@mantine/core'
import { Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api.ts'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation(['common', 'pages'])
  return (
    <>
      <PageHeader title={t('common:notFoundTitle')} />
      <EmptyState
        title={t('common:notFoundText')}
        action={
          <Button renderRoot={(props) => <Link {...props} {...paths.home()} />}>
            {t('pages:home')}
          </Button>
        }
      />
    </>
  )
}

/** A page whose code failed; the rest of the console stands. */
export function BrokenPage({ error }: { error: unknown }) {
  const { t } = useTranslation('common')
  const router = useRouter()
  const isRefusal = error instanceof ApiError
  return (
    <>
      <PageHeader title={t('brokenTitle')} />
      {isRefusal ? (
        <ErrorNotice error={error} onRetry={() => void router.invalidate()} />
      ) : (
        <EmptyState
          title={t('brokenText')}
          action={<Button onClick={() => location.reload()}>{t('reload')}</Button>}
        />
      )}
    </>
  )
}

/** A page that this person's role does not have. */
export function ForbiddenPage() {
  const { t } = useTranslation('common')
  return (
    <>
      <PageHeader title={t('forbiddenTitle')} />
      <EmptyState title={t('forbiddenText')} />
    </>
  )
}
