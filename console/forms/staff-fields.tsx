import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NewStaff, Role, StaffMember } from '../../src/console-api/staff/contract.ts'
import { useFieldError } from '../field-error.ts'
import { useReasonText } from '../refusal-text.ts'

const roles: Role[] = ['agent', 'supervisor', 'admin', 'sponsor']

/** What is asked of a staff member, new or known. */
export function StaffFields({
  draft,
  onChange,
  error,
  member,
}: {
  draft: NewStaff
  onChange: (draft: NewStaff) => void
  error: unknown
  member?: StaffMember
}) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const reasonText = useReasonText()
  const errorOf = useFieldError(error)
  const roleReason = member?.actions.find((each) => each.action === 'change_role')?.reason ?? null
  const field = (name: keyof NewStaff) => ({
    value: draft[name] ?? '',
    error: errorOf(`/${name}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...draft, [name]: event.currentTarget.value }),
  })
  return (
    <>
      <TextInput
        label={t('staff.name')}
        required
        data-autofocus
        maxLength={60}
        autoComplete="off"
        {...field('name')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('staff.account')}
          description={t('staff.accountHint')}
          required
          readOnly={member !== undefined}
          variant={member ? 'filled' : 'default'}
          pattern="[A-Za-z0-9][A-Za-z0-9._@\-]*"
          maxLength={63}
          autoComplete="off"
          {...field('account')}
        />
        <TextInput
          label={t('staff.code')}
          description={t('staff.codeHint')}
          required
          pattern="[A-Za-z0-9_\-]+"
          maxLength={32}
          {...field('code')}
        />
      </SimpleGrid>
      <TextInput
        label={t('staff.email')}
        type="email"
        required
        maxLength={254}
        autoComplete="off"
        {...field('email')}
      />
      <TextInput label={t('staff.phone')} type="tel" maxLength={40} {...field('phone')} />
      <NativeSelect
        label={t('staff.role')}
        disabled={roleReason !== null}
        {...(roleReason === null ? {} : { description: reasonText(roleReason) })}
        data={roles.map((value) => ({ value, label: common(`roles.${value}`) }))}
        {...field('role')}
      />
    </>
  )
}
