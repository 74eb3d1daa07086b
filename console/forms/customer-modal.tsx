import type { UseMutationResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerDetail, CustomerInput } from '../../src/console-api/customers/contract.ts'
import { ApiError } from '../api.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { CustomerFields, type CustomerForm, inputOf } from './customer-fields.tsx'

interface ModalProps {
  title: string
  isOpen: boolean
  onClose: () => void
  /** What the form begins with, each time it is opened. */
  begin: CustomerForm
  saving: UseMutationResult<CustomerDetail, Error, CustomerInput>
}

/** The form of a customer in a dialog. */
export function CustomerModal({ title, isOpen, onClose, begin, saving }: ModalProps) {
  const { t } = useTranslation('common')
  const [form, setForm] = useState(begin)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins anew when it is opened.
  useEffect(() => {
    if (!isOpen) return
    setForm(begin)
    saving.reset()
  }, [isOpen])

  const problems = saving.error instanceof ApiError ? saving.error.errors : []
  return (
    <FormDialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      onSubmit={() => saving.mutate(inputOf(form))}
      submitLabel={t('save')}
      isBusy={saving.isPending}
      error={saving.error}
      size="lg"
    >
      <CustomerFields
        form={form}
        onChange={(changes) => setForm((before) => ({ ...before, ...changes }))}
        wrong={problems.map(({ pointer }) => pointer.slice(1))}
      />
    </FormDialog>
  )
}
