import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  Register,
  RegisterList,
  Shift,
  ShiftList,
  StoreDetail,
} from '../../src/console-api/stores/contract.ts'
import { api } from '../api.ts'
import { useMay } from '../session.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useDraft } from '../use-draft.ts'
import { useWrite } from '../use-write.ts'
import { RegistersEditor, ShiftsEditor } from './tills-editor.tsx'

/** The tills of a store. */
export function SetRegisters({ store }: { store: StoreDetail }) {
  const { t } = useTranslation('stores')
  const isReadOnly = !useMay()('stores:write')
  const draft = useDraft(store, (row): Register[] => row.registers)
  const save = useWrite(
    (input: RegisterList) =>
      api.put<StoreDetail>(`/stores/${store.id}/registers`, input, { ifMatch: draft.version }),
    { stale: ['stores'], said: t('tills.registersSaved') },
  )
  return (
    <TillsForm
      title={t('tills.registers')}
      hint={t('tills.registersHint')}
      saveLabel={t('tills.saveRegisters')}
      isReadOnly={isReadOnly}
      isBusy={save.isPending}
      error={save.error}
      isChanged={draft.isChanged}
      onSave={() => save.mutate({ registers: draft.values }, draft.settled)}
    >
      <RegistersEditor rows={draft.values} onChange={draft.change} isDisabled={isReadOnly} />
    </TillsForm>
  )
}

/** The shifts of a store. */
export function SetShifts({ store }: { store: StoreDetail }) {
  const { t } = useTranslation('stores')
  const isReadOnly = !useMay()('stores:write')
  const draft = useDraft(store, (row): Shift[] => row.shifts)
  const save = useWrite(
    (input: ShiftList) =>
      api.put<StoreDetail>(`/stores/${store.id}/shifts`, input, { ifMatch: draft.version }),
    { stale: ['stores'], said: t('tills.shiftsSaved') },
  )
  return (
    <TillsForm
      title={t('tills.shifts')}
      hint={t('tills.shiftsHint')}
      saveLabel={t('tills.saveShifts')}
      isReadOnly={isReadOnly}
      isBusy={save.isPending}
      error={save.error}
      isChanged={draft.isChanged}
      onSave={() => save.mutate({ shifts: draft.values }, draft.settled)}
    >
      <ShiftsEditor rows={draft.values} onChange={draft.change} isDisabled={isReadOnly} />
    </TillsForm>
  )
}

interface TillsFormProps {
  title: string
  hint: string
  saveLabel: string
  isReadOnly: boolean
  isBusy: boolean
  isChanged: boolean
  error: unknown
  onSave: () => void
  children: ReactNode
}

function TillsForm(props: TillsFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        props.onSave()
      }}
    >
      <Stack gap="xs">
        <Title order={2}>{props.title}</Title>
        <Text size="sm" c="dimmed">
          {props.hint}
        </Text>
        {props.children}
        {props.error != null && <ErrorNotice error={props.error} />}
        {!props.isReadOnly && (
          <Group mt={4}>
            <Button type="submit" loading={props.isBusy} disabled={!props.isChanged}>
              {props.saveLabel}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
