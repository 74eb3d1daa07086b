import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StaffMember, StaffWithPassword } from '../../src/console-api/staff/contract.ts'
import { api } from '../api.ts'
import { CopyText } from '../ui/CopyText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'
import { useWrite } from '../use-write.ts'

/** Gives somebody a new password. */
export function ResetPassword({
  member,
  onClose,
  onReset,
}: {
  member: StaffMember
  onClose: () => void
  onReset: (made: StaffWithPassword) => void
}) {
  const { t } = useTranslation('settings')
  const { name } = member
  const reset = useWrite(() => api.post<StaffWithPassword>(`/staff/${member.id}/reset-password`), {
    stale: ['settings'],
    said: t('staff.wasReset', { name }),
    onDone: onReset,
  })
  return (
    <FormDialog
      title={t('staff.resetTitle', { name })}
      isOpen
      onClose={onClose}
      submitLabel={t('staff.resetPassword')}
      isBusy={reset.isPending}
      error={reset.error}
      isDangerous
      onSubmit={() => reset.mutate(undefined)}
    >
      <Text size="sm">{t('staff.resetText')}</Text>
    </FormDialog>
  )
}

/** A password that is shown this once; only the button closes it. */
export function ShownPassword({ made, onDone }: { made: StaffWithPassword; onDone: () => void }) {
  useFocusBack()
  const { t } = useTranslation('settings')
  const { staff, password } = made
  return (
    <Modal
      opened
      onClose={onDone}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title={t('staff.passwordTitle', { name: staff.name })}
    >
      <Stack gap="md">
        <Alert color="orange">{t('staff.passwordText')}</Alert>
        <Group gap="xl">
          <div>
            <Text size="xs" c="dimmed">
              {t('staff.account')}
            </Text>
            <CopyText text={staff.account ?? ''} label={t('staff.account')} />
          </div>
          <div>
            <Text size="xs" c="dimmed">
              {t('staff.password')}
            </Text>
            <CopyText text={password} label={t('staff.password')} />
          </div>
        </Group>
        <Group justify="flex-end">
          <Button data-autofocus onClick={onDone}>
            {t('staff.passwordDone')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
