import { Alert, Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings, SettingsChanges } from '../../src/console-api/settings/contract.ts'
import { api } from '../api.ts'
import { useFieldError } from '../field-error.ts'
import { useMay } from '../session.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useDraft } from '../use-draft.ts'
import { useWrite } from '../use-write.ts'

export interface SettingsFields {
  values: Settings
  isDisabled: boolean
  change: (changes: SettingsChanges) => void
  errorOf: (pointer: string) => string | undefined
}

/** A form over some of the settings; only what was changed is sent. */
export function ChangeSettings({
  settings,
  children,
}: {
  settings: Settings
  children: (fields: SettingsFields) => ReactNode
}) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const isDisabled = !useMay()('settings:write')
  const draft = useDraft(settings, (row) => row)
  const save = useWrite(
    (changes: SettingsChanges) =>
      api.patch<Settings>('/settings', changes, { ifMatch: draft.version }),
    { stale: ['settings', 'session'], said: t('saved') },
  )
  const errorOf = useFieldError(save.error)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(differenceOf(settings, draft.values), draft.settled)
      }}
    >
      <Stack gap="lg" maw={640}>
        {isDisabled && <Alert color="gray">{t('readOnly')}</Alert>}
        {children({
          values: draft.values,
          isDisabled,
          errorOf,
          change: (changes) => draft.change({ ...draft.values, ...changes }),
        })}
        {save.error && <ErrorNotice error={save.error} />}
        {!isDisabled && (
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

function differenceOf(settings: Settings, values: Settings): SettingsChanges {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(settings[name as keyof Settings]) &&
        name !== 'version' &&
        name !== 'updated_at',
    ),
  )
}
