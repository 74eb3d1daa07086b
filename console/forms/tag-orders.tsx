import { Button, Group, Modal, Stack, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orderTagsQuery } from '../tables/order-queries.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'
import { BulkRefusals } from './bulk-refusals.tsx'
import { useBulk } from './use-bulk.ts'

/** Adds tags to several orders and takes others away. */
export function TagOrders({
  ids,
  onClose,
  onDone,
}: {
  ids: string[]
  onClose: () => void
  onDone: () => void
}) {
  useFocusBack()
  const { t } = useTranslation(['orders', 'common'])
  const { data: known } = useQuery(orderTagsQuery)
  const [added, setAdded] = useState<string[]>([])
  const [removed, setRemoved] = useState<string[]>([])
  const bulk = useBulk(onDone)
  const isEmpty = added.length === 0 && removed.length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isEmpty || bulk.isPending) return
    bulk.mutate({ ids, action: 'tag', add_tags: added, remove_tags: removed })
  }
  const field = {
    data: known?.items ?? [],
    placeholder: t('tag.placeholder'),
    maxTags: known?.limits.order ?? 10,
    // A tag that was typed and not ended by Enter is meant as well.
    acceptValueOnBlur: true,
    splitChars: [',', '，', '、'],
    comboboxProps: { withinPortal: true },
  }
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      title={t('tag.title', { count: ids.length })}
    >
      <form onSubmit={submit}>
        <Stack>
          <TagsInput
            {...field}
            data-autofocus
            label={t('tag.add')}
            value={added}
            onChange={setAdded}
          />
          <TagsInput {...field} label={t('tag.remove')} value={removed} onChange={setRemoved} />
          {bulk.error && <ErrorNotice error={bulk.error} />}
          <BulkRefusals
            title={t('bulk.refused', { count: bulk.refusals.length })}
            results={bulk.refusals}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={bulk.isPending} disabled={isEmpty}>
              {t('tag.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
