import { Button, Group, Modal, Stack, Switch, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedViewJson } from '../../src/console-api/saved-views/contract.ts'
import { paths, type Search } from '../paths.ts'
import { useMay } from '../session.ts'
import { createView, savedViewsQuery, updateView } from '../tables/order-queries.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'

/** Gives the present view a name, or a view another one. */
export function SaveView({
  view,
  query,
  onClose,
}: {
  /** The one to rename; null to keep a new one. */
  view: SavedViewJson | null
  query: Search
  onClose: () => void
}) {
  useFocusBack()
  const { t } = useTranslation(['orders', 'common'])
  const may = useMay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState(view?.name ?? '')
  const [isShared, setShared] = useState(view?.is_shared ?? false)
  const save = useMutation({
    mutationFn: () =>
      view
        ? updateView(view, { name, is_shared: isShared })
        : createView({ screen: 'orders', name, query, is_shared: isShared }),
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: savedViewsQuery.queryKey })
      notifications.show({ message: t('views.saved', { name: saved.name }) })
      onClose()
      if (!view) void navigate(paths.orders({ ...query, view: saved.id }))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && !save.isPending) save.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      title={view ? t('views.rename') : t('views.saveTitle')}
    >
      <form onSubmit={submit}>
        <Stack>
          {!view && (
            <Text size="sm" c="dimmed">
              {t('views.saveText')}
            </Text>
          )}
          <TextInput
            label={t('views.name')}
            data-autofocus
            required
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {may('orders:write') && (
            <Switch
              label={t('views.share')}
              description={t('views.shareText')}
              checked={isShared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          {save.error && <ErrorNotice error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
