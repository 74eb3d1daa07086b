import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewStaff, StaffWithPassword } from '../../src/console-api/staff/contract.ts'
import { api } from '../api.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'
import { StaffFields } from './staff-fields.tsx'

const empty: NewStaff = { account: '', name: '', email: '', phone: '', code: '', role: 'agent' }

/** Somebody new; the first password comes with the answer. */
export function AddStaff({
  onClose,
  onAdded,
}: {
  onClose: () => void
  onAdded: (made: StaffWithPassword) => void
}) {
  const { t } = useTranslation('settings')
  const [draft, setDraft] = useState(empty)
  const add = useWrite((input: NewStaff) => api.post<StaffWithPassword>('/staff', input), {
    stale: ['settings'],
    said: t('staff.created', { name: draft.name }),
    onDone: onAdded,
  })
  return (
    <FormDialog
      title={t('staff.create')}
      isOpen
      onClose={onClose}
      submitLabel={t('staff.create')}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={() => add.mutate(draft)}
    >
      <StaffFields draft={draft} onChange={setDraft} error={add.error} />
    </FormDialog>
  )
}
