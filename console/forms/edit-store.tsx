import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StoreChanges, StoreDetail } from '../../src/console-api/stores/contract.ts'
import { api } from '../api.ts'
import { useFieldError } from '../field-error.ts'
import { useMay } from '../session.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useDraft } from '../use-draft.ts'
import { useWrite } from '../use-write.ts'
import { StoreFields, storeDraftOf, storeInputOf } from './store-fields.tsx'

/** Name, phone and address of a store. */
export function EditStore({ store }: { store: StoreDetail }) {
  const { t } = useTranslation('stores')
  const { t: common } = useTranslation('common')
  const isReadOnly = !useMay()('stores:write')
  const draft = useDraft(store, storeDraftOf)
  const save = useWrite(
    (changes: StoreChanges) =>
      api.patch<StoreDetail>(`/stores/${store.id}`, changes, { ifMatch: draft.version }),
    { stale: ['stores', 'settings'], said: t('details.saved') },
  )
  const errorOf = useFieldError(save.error)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(storeInputOf(draft.values), draft.settled)
      }}
    >
      <Stack gap="sm" maw={560}>
        <Group grow>
          <TextInput label={t('details.code')} value={store.code} readOnly variant="filled" />
          <TextInput
            label={t('details.warehouse')}
            value={store.warehouse.name}
            readOnly
            variant="filled"
          />
        </Group>
        <StoreFields
          draft={draft.values}
          onChange={draft.change}
          isDisabled={isReadOnly}
          errorOf={errorOf}
        />
        {save.error && <ErrorNotice error={save.error} />}
        {!isReadOnly && (
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!draft.isChanged}>
              {common('save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
