import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../../src/console-api/staff/contract.ts'
import { api } from '../api.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'

/** Disables somebody, who is signed out at once. */
export function DisableStaff({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { name } = member
  const disable = useWrite(
    () =>
      api.patch<StaffMember>(
        `/staff/${member.id}`,
        { is_disabled: true },
        { ifMatch: member.version },
      ),
    { stale: ['settings'], said: t('staff.disabledSaid', { name }), onDone: onClose },
  )
  return (
    <FormDialog
      title={t('staff.disableTitle', { name })}
      isOpen
      onClose={onClose}
      submitLabel={t('staff.disable')}
      isBusy={disable.isPending}
      error={disable.error}
      isDangerous
      onSubmit={() => disable.mutate(undefined)}
    >
      <Text size="sm">{t('staff.disableText')}</Text>
    </FormDialog>
  )
}
