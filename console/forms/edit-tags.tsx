import { Button, Group, Stack, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerDetail, CustomerTagsJson } from '../../src/console-api/customers/contract.ts'
import { api } from '../api.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useWrite } from '../use-write.ts'
import { seenVersion } from './seen-version.ts'

/** The tags of a customer, chosen from those that the shop has, or written anew. */
export function EditTags({ customer, mayEdit }: { customer: CustomerDetail; mayEdit: boolean }) {
  const { t } = useTranslation('customers')
  const common = useTranslation('common')
  const [draft, setDraft] = useState<string[] | null>(null)
  const now = { value: customer.tags, version: customer.version }
  const [begun, setBegun] = useState(now)
  const known = useQuery({
    queryKey: ['customers', 'tags'],
    queryFn: () => api.get<CustomerTagsJson>('/customer-tags', { query: { limit: 500 } }),
  })
  const saving = useWrite(
    (tags: string[]) =>
      api.put<CustomerDetail>(
        `/customers/${customer.id}/tags`,
        { tags },
        { ifMatch: seenVersion(begun, now) },
      ),
    { stale: ['customers'], said: t('tagsSaved'), onDone: () => setDraft(null) },
  )
  const cancel = () => {
    setDraft(null)
    saving.reset()
  }
  const tags = draft ?? customer.tags
  const isChanged = tags.toSorted().join('\n') !== customer.tags.toSorted().join('\n')
  return (
    <Stack gap="xs">
      <TagsInput
        aria-label={t('tags.title')}
        placeholder={mayEdit ? t('tags.placeholder') : ''}
        description={mayEdit ? t('form.tagsHint') : undefined}
        data={known.data?.items ?? []}
        value={tags}
        readOnly={!mayEdit}
        maxTags={60}
        onChange={(wanted) => {
          if (draft === null) setBegun(now)
          setDraft(wanted)
        }}
      />
      {saving.isError && <ErrorNotice error={saving.error} />}
      {isChanged && (
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={cancel}>
            {common.t('cancel')}
          </Button>
          <Button size="xs" loading={saving.isPending} onClick={() => saving.mutate(tags)}>
            {t('tags.save')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
