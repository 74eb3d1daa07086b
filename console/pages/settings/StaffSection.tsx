import { Button, Group, Stack, Switch, Title } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoleList } from '../../../src/console-api/settings/contract.ts'
import type {
  StaffList,
  StaffMember,
  StaffWithPassword,
} from '../../../src/console-api/staff/contract.ts'
import { api } from '../../api.ts'
import { AddStaff } from '../../forms/add-staff.tsx'
import { DisableStaff } from '../../forms/disable-staff.tsx'
import { EditStaff } from '../../forms/edit-staff.tsx'
import { ResetPassword, ShownPassword } from '../../forms/reset-password.tsx'
import { useMay } from '../../session.ts'
import { RolesTable } from '../../tables/RolesTable.tsx'
import { type StaffChoice, StaffTable } from '../../tables/StaffTable.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { useWrite } from '../../use-write.ts'

/** Who works here, and what each role may do. */
export function StaffSection() {
  const { t } = useTranslation('settings')
  const staff = useQuery({
    queryKey: ['settings', 'staff'],
    queryFn: ({ signal }) => api.get<StaffList>('/staff', { signal }),
  })
  const roles = useQuery({
    queryKey: ['settings', 'roles'],
    queryFn: ({ signal }) => api.get<RoleList>('/roles', { signal }),
  })
  return (
    <Stack gap="xl">
      {staff.isPending && <LoadingRows />}
      {staff.isError && <ErrorNotice error={staff.error} onRetry={() => void staff.refetch()} />}
      {staff.data && <People items={staff.data.items} />}
      {roles.data && (
        <Stack gap="xs">
          <Title order={2}>{t('roles.title')}</Title>
          <RolesTable roles={roles.data} />
        </Stack>
      )}
    </Stack>
  )
}

type Open =
  | { form: 'add' }
  | { form: StaffChoice; member: StaffMember }
  | { form: 'password'; made: StaffWithPassword }

function People({ items }: { items: StaffMember[] }) {
  const { t } = useTranslation('settings')
  const mayWrite = useMay()('staff:write')
  const [open, setOpen] = useState<Open | null>(null)
  const [showsDisabled, setShowsDisabled] = useState(false)
  const enable = useWrite(
    (member: StaffMember) =>
      api.patch<StaffMember>(
        `/staff/${member.id}`,
        { is_disabled: false },
        { ifMatch: member.version },
      ),
    { stale: ['settings'], said: (member) => t('staff.enabledSaid', { name: member.name }) },
  )
  const choose = (member: StaffMember, form: StaffChoice) =>
    form === 'enable' ? enable.mutate(member) : setOpen({ form, member })
  const hasDisabled = items.some((each) => each.disabled_at !== null)
  const shown = items.filter((each) => showsDisabled || each.disabled_at === null)
  return (
    <Stack gap="sm">
      <Group justify="flex-end" gap="md">
        {hasDisabled && (
          <Switch
            label={t('staff.showDisabled')}
            checked={showsDisabled}
            onChange={(event) => setShowsDisabled(event.currentTarget.checked)}
          />
        )}
        {mayWrite && (
          <Button
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setOpen({ form: 'add' })}
          >
            {t('staff.create')}
          </Button>
        )}
      </Group>
      {enable.error && <ErrorNotice error={enable.error} />}
      <StaffTable items={shown} {...(mayWrite ? { onChoose: choose } : {})} />
      {open && <StaffDialog open={open} setOpen={setOpen} />}
    </Stack>
  )
}

function StaffDialog({ open, setOpen }: { open: Open; setOpen: (open: Open | null) => void }) {
  const close = () => setOpen(null)
  const showPassword = (made: StaffWithPassword) => setOpen({ form: 'password', made })
  switch (open.form) {
    case 'add':
      return <AddStaff onClose={close} onAdded={showPassword} />
    case 'edit':
      return <EditStaff member={open.member} onClose={close} />
    case 'disable':
      return <DisableStaff member={open.member} onClose={close} />
    case 'reset_password':
      return <ResetPassword member={open.member} onClose={close} onReset={showPassword} />
    case 'password':
      return <ShownPassword made={open.made} onDone={close} />
    default:
      return null
  }
}
