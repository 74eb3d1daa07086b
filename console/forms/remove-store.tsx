import { Button, Text, Tooltip } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreDetail } from '../../src/console-api/stores/contract.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { useReasonText } from '../refusal-text.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'

/** Removes a store that was never used; otherwise the button says why not. */
export function RemoveStore({ store }: { store: StoreDetail }) {
  const { t } = useTranslation('stores')
  const { t: common } = useTranslation('common')
  const reasonText = useReasonText()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const { name } = store
  const remove = useWrite(
    () => api.delete<null>(`/stores/${store.id}`, { ifMatch: store.version }),
    {
      stale: ['stores', 'settings'],
      said: t('details.removed', { name }),
      onDone: () => void navigate(paths.stores()),
    },
  )
  const reason = store.actions.find((each) => each.action === 'remove')?.reason ?? null
  return (
    <>
      <Tooltip label={reason === null ? '' : reasonText(reason)} disabled={reason === null}>
        <Button
          variant="default"
          aria-disabled={reason !== null}
          {...(reason === null ? {} : { 'data-disabled': true })}
          onClick={() => reason === null && setAsking(true)}
        >
          {t('details.remove')}
        </Button>
      </Tooltip>
      <FormDialog
        title={t('details.removeTitle', { name })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onSubmit={() => remove.mutate(undefined)}
        submitLabel={common('remove')}
        isBusy={remove.isPending}
        error={remove.error}
        isDangerous
      >
        <Text size="sm">{t('details.removeText')}</Text>
      </FormDialog>
    </>
  )
}
