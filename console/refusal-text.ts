import { useTranslation } from 'react-i18next'
import { ApiError } from './api.ts'

/** A function that says in the reader's language why something was refused or failed. */
export function useRefusalText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('refusals')
  return (error) => {
    const code = error instanceof ApiError ? error.code : 'internal'
    return textOfCode(t, i18n, code)
  }
}

/** The same for a bare code, as actions that are not allowed carry it. */
export function useReasonText(): (code: string) => string {
  const { t, i18n } = useTranslation('refusals')
  return (code) => textOfCode(t, i18n, code)
}

/** Whether what was asked for does not exist: it does not come by asking again. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404
}

type Translation = ReturnType<typeof useTranslation<'refusals'>>

// A server of the future may know more codes than this page.
function textOfCode(t: Translation['t'], i18n: Translation['i18n'], code: string): string {
  return i18n.exists(code, { ns: 'refusals' }) ? t(code as 'invalid') : `${t('invalid')} (${code})`
}
