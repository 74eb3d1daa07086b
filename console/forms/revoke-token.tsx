import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TokenItem } from '../../src/console-api/tokens/contract.ts'
import { api } from '../api.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'

/** Asks before a token is ended. */
export function RevokeToken({ token, onClose }: { token: TokenItem | null; onClose: () => void }) {
  const { t } = useTranslation('developers')
  const name = token?.name ?? ''
  const revoke = useWrite((id: string) => api.delete<null>(`/tokens/${id}`), {
    stale: ['tokens'],
    said: t('tokens.revoked', { name }),
    onDone: onClose,
  })
  return (
    <FormDialog
      title={t('tokens.revokeTitle', { name })}
      isOpen={token !== null}
      onClose={onClose}
      onSubmit={() => token && revoke.mutate(token.id)}
      submitLabel={t('tokens.revoke')}
      isBusy={revoke.isPending}
      error={revoke.error}
      isDangerous
    >
      <Text size="sm">{t('tokens.revokeText')}</Text>
    </FormDialog>
  )
}
