import { Button, Group, Modal, Stack } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerDetail, CustomerInput } from '../../src/console-api/customers/contract.ts'
import { ApiError } from '../api.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
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

  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(inputOf(form))
  }
  const problems = saving.error instanceof ApiError ? saving.error.errors : []
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size="lg">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <CustomerFields
            form={form}
            onChange={(changes) => setForm((before) => ({ ...before, ...changes }))}
            wrong={problems.map(({ pointer }) => pointer.slice(1))}
          />
          {saving.isError && <ErrorNotice error={saving.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
