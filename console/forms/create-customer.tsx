import { useTranslation } from 'react-i18next'
import type { CustomerDetail, CustomerInput } from '../../src/console-api/customers/contract.ts'
import { api } from '../api.ts'
import { useWrite } from '../use-write.ts'
import { emptyForm } from './customer-fields.tsx'
import { CustomerModal } from './customer-modal.tsx'

interface CreateProps {
  isOpen: boolean
  onClose: () => void
  onCreated: (customer: CustomerDetail) => void
}

/** Adds a person whom no face has sent yet. */
export function CreateCustomer({ isOpen, onClose, onCreated }: CreateProps) {
  const { t } = useTranslation('customers')
  const saving = useWrite((input: CustomerInput) => api.post<CustomerDetail>('/customers', input), {
    stale: ['customers'],
    said: (customer) => t('created', { name: customer.name }),
    onDone: onCreated,
  })
  return (
    <CustomerModal
      title={t('create')}
      isOpen={isOpen}
      onClose={onClose}
      begin={emptyForm}
      saving={saving}
    />
  )
}
