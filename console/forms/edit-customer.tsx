import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerDetail, CustomerInput } from '../../src/console-api/customers/contract.ts'
import { api } from '../api.ts'
import { useWrite } from '../use-write.ts'
import { type CustomerForm, inputOf } from './customer-fields.tsx'
import { CustomerModal } from './customer-modal.tsx'
import { seenVersion } from './seen-version.ts'

interface EditProps {
  customer: CustomerDetail
  onClose: () => void
}

/** Changes a customer; only what was changed in the form is sent. */
export function EditCustomer({ isOpen, ...rest }: EditProps & { isOpen: boolean }) {
  // It is made anew each time, so that it begins with what the page shows then.
  return isOpen ? <OpenForm {...rest} /> : null
}

function OpenForm({ customer, onClose }: EditProps) {
  const { t } = useTranslation('customers')
  const now = { value: formOf(customer), version: customer.version }
  const [begun] = useState(now)
  const saving = useWrite(
    (input: CustomerInput) =>
      api.patch<CustomerDetail>(
        `/customers/${customer.id}`,
        changesOf(inputOf(begun.value), input),
        {
          ifMatch: seenVersion(begun, now),
        },
      ),
    { stale: ['customers', 'orders'], said: t('saved'), onDone: onClose },
  )
  return (
    <CustomerModal
      title={t('form.editTitle')}
      isOpen
      onClose={onClose}
      begin={begun.value}
      saving={saving}
    />
  )
}

function formOf(customer: CustomerDetail): CustomerForm {
  return {
    name: customer.name,
    phone: customer.phone ?? '',
    email: customer.email ?? '',
    gender: customer.gender ?? '',
    birthday: customer.birthday ?? '',
    membership_no:
      customer.identities.find((identity) => identity.kind === 'membership_no')?.value ?? '',
    memo: customer.memo ?? '',
    is_member: customer.is_member,
    is_blacklisted: customer.is_blacklisted,
  }
}

// What came from a face may not be what this form would take; it stays unless somebody changes it.
function changesOf(before: CustomerInput, after: CustomerInput): Partial<CustomerInput> {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => before[name as keyof CustomerInput] !== value),
  )
}
