import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerDetail } from '../../src/console-api/customers/contract.ts'
import { api } from '../api.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useWrite } from '../use-write.ts'
import { seenVersion } from './seen-version.ts'

/** The shop's own words about a customer, written where they stand. */
export function EditMemo({ customer, mayEdit }: { customer: CustomerDetail; mayEdit: boolean }) {
  const { t } = useTranslation('customers')
  const common = useTranslation('common')
  const [draft, setDraft] = useState<string | null>(null)
  const now = { value: customer.memo, version: customer.version }
  const [begun, setBegun] = useState(now)
  const saving = useWrite(
    (memo: string) =>
      api.patch<CustomerDetail>(
        `/customers/${customer.id}`,
        { memo: memo.trim() || null },
        { ifMatch: seenVersion(begun, now) },
      ),
    { stale: ['customers'], said: t('memoSaved'), onDone: () => setDraft(null) },
  )
  const cancel = () => {
    setDraft(null)
    saving.reset()
  }
  const text = draft ?? customer.memo ?? ''
  const isChanged = text !== (customer.memo ?? '')
  return (
    <Stack gap="xs">
      <Textarea
        aria-label={t('memo.title')}
        placeholder={t('memo.placeholder')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        readOnly={!mayEdit}
        value={text}
        onChange={(event) => {
          if (draft === null) setBegun(now)
          setDraft(event.currentTarget.value)
        }}
      />
      {saving.isError && <ErrorNotice error={saving.error} />}
      {isChanged && (
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={cancel}>
            {common.t('cancel')}
          </Button>
          <Button size="xs" loading={saving.isPending} onClick={() => saving.mutate(text)}>
            {t('memo.save')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
