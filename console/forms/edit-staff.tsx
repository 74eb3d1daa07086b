import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewStaff, StaffMember } from '../../src/console-api/staff/contract.ts'
import { api } from '../api.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'
import { StaffFields } from './staff-fields.tsx'

function draftOf(member: StaffMember): NewStaff {
  const { name, code, role } = member
  return {
    ...{ name, code, role },
    account: member.account ?? '',
    email: member.email ?? '',
    phone: member.phone ?? '',
  }
}

/** Somebody known; the account stays, and nobody changes his own role. */
export function EditStaff({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [draft, setDraft] = useState(() => draftOf(member))
  const save = useWrite(
    ({ account: _, role, ...changes }: NewStaff) =>
      api.patch<StaffMember>(
        `/staff/${member.id}`,
        { ...changes, ...(role === member.role ? {} : { role }) },
        { ifMatch: member.version },
      ),
    {
      stale: ['settings', 'session'],
      said: t('staff.saved', { name: draft.name }),
      onDone: onClose,
    },
  )
  return (
    <FormDialog
      title={t('staff.edit')}
      isOpen
      onClose={onClose}
      submitLabel={common('save')}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate(draft)}
    >
      <StaffFields draft={draft} onChange={setDraft} error={save.error} member={member} />
    </FormDialog>
  )
}
