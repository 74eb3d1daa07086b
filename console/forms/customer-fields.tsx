import { Checkbox, Group, NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CustomerInput, Gender } from '../../src/console-api/customers/contract.ts'

/** The form of a customer, as it is typed. */
export interface CustomerForm {
  name: string
  phone: string
  email: string
  gender: Gender | ''
  birthday: string
  membership_no: string
  memo: string
  is_member: boolean
  is_blacklisted: boolean
}

export const emptyForm: CustomerForm = {
  name: '',
  phone: '',
  email: '',
  gender: '',
  birthday: '',
  membership_no: '',
  memo: '',
  is_member: false,
  is_blacklisted: false,
}

/** What the server is sent of a form; an empty field is none. */
export function inputOf(form: CustomerForm): CustomerInput {
  return {
    name: form.name.trim(),
    phone: form.phone.trim() || null,
    email: form.email.trim() || null,
    gender: form.gender || null,
    birthday: form.birthday || null,
    membership_no: form.membership_no.trim() || null,
    memo: form.memo.trim() || null,
    is_member: form.is_member,
    is_blacklisted: form.is_blacklisted,
  }
}

interface FieldsProps {
  form: CustomerForm
  onChange: (changes: Partial<CustomerForm>) => void
  /** Names of the fields that the server would not take. */
  wrong: string[]
}

/** The fields of a customer, for who adds one and for who changes one. */
export function CustomerFields({ form, onChange, wrong }: FieldsProps) {
  const { t } = useTranslation('customers')
  const text = (name: 'name' | 'phone' | 'email' | 'birthday' | 'membership_no') => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [name]: event.currentTarget.value }),
  })
  const isWrong = (name: string) => wrong.includes(name)
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('form.name')}
          required
          maxLength={255}
          data-autofocus
          {...text('name')}
        />
        <TextInput
          label={t('form.phone')}
          type="tel"
          maxLength={30}
          error={isWrong('phone') && t('form.phoneWrong')}
          {...text('phone')}
        />
        <TextInput
          label={t('form.email')}
          type="email"
          maxLength={255}
          error={isWrong('email') && t('form.emailWrong')}
          {...text('email')}
        />
        <TextInput label={t('form.membershipNo')} maxLength={100} {...text('membership_no')} />
        <NativeSelect
          label={t('form.gender')}
          value={form.gender}
          data={[
            { value: '', label: t('genders.unknown') },
            ...(['female', 'male', 'other'] as const).map((value) => ({
              value,
              label: t(`genders.${value}`),
            })),
          ]}
          onChange={(event) => onChange({ gender: event.currentTarget.value as Gender | '' })}
        />
        <TextInput label={t('form.birthday')} type="date" {...text('birthday')} />
      </SimpleGrid>
      <Textarea
        label={t('form.memo')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={5000}
        value={form.memo}
        onChange={(event) => onChange({ memo: event.currentTarget.value })}
      />
      <Group gap="lg">
        <Checkbox
          label={t('form.isMember')}
          checked={form.is_member}
          onChange={(event) => onChange({ is_member: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('form.isBlacklisted')}
          checked={form.is_blacklisted}
          onChange={(event) => onChange({ is_blacklisted: event.currentTarget.checked })}
        />
      </Group>
    </>
  )
}
