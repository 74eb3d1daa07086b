import { Badge, Button, Group, Stack, TagsInput, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '../../../src/console-api/orders/contract.ts'
import { api } from '../../api.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useWrite } from '../../use-write.ts'
import { AsItWas } from './AsItWas.tsx'
import { isAllowed, type OrderView } from './order-view.ts'

/** The words that the shop put on the order. */
export function TagsPanel({ view }: { view: OrderView }) {
  const { t } = useTranslation('order')
  const { shown, now, isPast } = view
  return (
    <Panel title={t('tags.title')}>
      {!isPast && isAllowed(now, 'edit_details') ? (
        <TagsEditor order={now} />
      ) : (
        <AsItWas view={view} read={(order) => order.tags}>
          {shown.tags.length === 0 ? (
            <Text size="sm" c="dimmed" component="span">
              {t('tags.none')}
            </Text>
          ) : (
            <Group gap={6} component="span" display="inline-flex">
              {shown.tags.map((tag) => (
                <Badge key={tag} variant="default" tt="none" component="span">
                  {tag}
                </Badge>
              ))}
            </Group>
          )}
        </AsItWas>
      )}
    </Panel>
  )
}

interface Draft {
  tags: string[]
  version: number
}

function TagsEditor({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('order')
  const common = useTranslation('common')
  // The version is of the order as it was when the person began to choose.
  const [draft, setDraft] = useState<Draft | null>(null)
  const saving = useWrite(
    ({ tags, version }: Draft) =>
      api.patch<OrderDetail>(`/orders/${order.id}`, { tags }, { ifMatch: version }),
    { stale: ['orders'], said: t('tags.saved'), onDone: () => setDraft(null) },
  )
  const tags = draft?.tags ?? order.tags
  // Who was told of somebody else's change has seen it by now.
  const version = saving.isError || !draft ? order.version : draft.version
  const save = () => saving.mutate({ tags, version })
  const isChanged = tags.toSorted().join('\n') !== order.tags.toSorted().join('\n')
  return (
    <Stack gap="xs">
      <TagsInput
        aria-label={t('tags.title')}
        placeholder={t('tags.placeholder')}
        description={t('tags.limit', { count: order.tag_limits.order })}
        data={order.known_tags}
        value={tags}
        maxTags={order.tag_limits.order}
        onChange={(wanted) => setDraft({ tags: wanted, version: draft?.version ?? order.version })}
      />
      {saving.isError && <ErrorNotice error={saving.error} />}
      {isChanged && (
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={() => setDraft(null)}>
            {t('notes.undo')}
          </Button>
          <Button size="xs" loading={saving.isPending} onClick={save}>
            {common.t('save')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
