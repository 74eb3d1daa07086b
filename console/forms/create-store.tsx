import { Fieldset, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  NewStore,
  Register,
  Shift,
  StoreDetail,
} from '../../src/console-api/stores/contract.ts'
import { api } from '../api.ts'
import { useFieldError } from '../field-error.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'
import { emptyStore, StoreFields, storeInputOf } from './store-fields.tsx'
import { RegistersEditor, ShiftsEditor } from './tills-editor.tsx'

/** A physical store with its tills and shifts. */
export function CreateStore({
  isOpen,
  onClose,
  onCreated,
}: {
  isOpen: boolean
  onClose: () => void
  onCreated: (store: StoreDetail) => void
}) {
  const { t } = useTranslation('stores')
  const [code, setCode] = useState('')
  const [draft, setDraft] = useState(emptyStore)
  const [registers, setRegisters] = useState<Register[]>([])
  const [shifts, setShifts] = useState<Shift[]>([])
  const create = useWrite((input: NewStore) => api.post<StoreDetail>('/stores', input), {
    stale: ['stores', 'settings'],
    said: (store) => t('created', { name: store.name }),
    onDone: onCreated,
  })
  const errorOf = useFieldError(create.error)
  return (
    <FormDialog
      title={t('createTitle')}
      size="xl"
      isOpen={isOpen}
      onClose={onClose}
      submitLabel={t('create')}
      isBusy={create.isPending}
      error={create.error}
      onSubmit={() => create.mutate({ code, ...storeInputOf(draft), registers, shifts })}
    >
      <TextInput
        label={t('details.code')}
        description={t('details.codeHint')}
        required
        data-autofocus
        pattern="[A-Za-z0-9_\-]+"
        title={t('tills.codeHint')}
        maxLength={16}
        w={220}
        classNames={{ input: 'code' }}
        value={code}
        error={errorOf('/code')}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <StoreFields draft={draft} onChange={setDraft} errorOf={errorOf} />
      <Text size="sm" c="dimmed">
        {t('details.warehouseHint')}
      </Text>
      <Fieldset legend={t('tills.registers')}>
        <RegistersEditor rows={registers} onChange={setRegisters} />
      </Fieldset>
      <Fieldset legend={t('tills.shifts')}>
        <ShiftsEditor rows={shifts} onChange={setShifts} />
      </Fieldset>
    </FormDialog>
  )
}
