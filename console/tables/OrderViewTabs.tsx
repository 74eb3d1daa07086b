import { ActionIcon, Button, Group, Menu, ScrollArea, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDeviceFloppy, IconDots, IconUsers } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedViewJson } from '../../src/console-api/saved-views/contract.ts'
import { type Place, paths, type Search } from '../paths.ts'
import { useRefusalText } from '../refusal-text.ts'
import { deleteView, savedViewsQuery, updateView } from './order-queries.ts'
import {
  builtInViews,
  filterOf,
  isSameView,
  type OrderSearch,
  viewQueryOf,
} from './order-search.ts'

const SaveView = lazy(() => import('../forms/save-view.tsx').then((m) => ({ default: m.SaveView })))

/** The lists that everybody has and those that were saved, as links; one of them may be here. */
export function OrderViewTabs({
  search,
  columns,
}: {
  search: OrderSearch
  /** What is shown now, which a new view keeps. */
  columns: readonly string[]
}) {
  const { t } = useTranslation('orders')
  const { data } = useQuery(savedViewsQuery)
  const [edited, setEdited] = useState<SavedViewJson | 'new' | null>(null)
  const opened = data?.items.find((view) => view.id === search.view)
  const filter = filterOf(search)
  const builtIn = opened
    ? undefined
    : builtInViews.find((view) => isSameView(view.filter as Search, filter as Search))
  const isChanged = opened && !isSameView(opened.query as Search, viewQueryOf(search))
  const canSave = isChanged || (!opened && !builtIn)
  return (
    <Group gap="xs" mb="xs" wrap="nowrap">
      <ScrollArea type="never" style={{ minWidth: 0 }}>
        <Group component="nav" gap={4} wrap="nowrap" aria-label={t('views.label')}>
          {builtInViews.map(({ name, filter }) => (
            <Tab key={name} place={paths.orders(filter as Search)} isHere={name === builtIn?.name}>
              {t(`views.${name}`)}
            </Tab>
          ))}
          {data?.items.map((view) => (
            <Tab
              key={view.id}
              place={paths.orders({ ...(view.query as Search), view: view.id })}
              isHere={view.id === opened?.id}
              mark={
                view.is_shared && <IconUsers size={14} role="img" aria-label={t('views.shared')} />
              }
            >
              {view.name}
            </Tab>
          ))}
        </Group>
      </ScrollArea>
      {opened?.is_editable && (
        <ViewMenu view={opened} search={search} onRename={() => setEdited(opened)} />
      )}
      {canSave && (
        <Button
          size="compact-sm"
          variant="subtle"
          style={{ flexShrink: 0 }}
          leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          {t('views.save')}
        </Button>
      )}
      <Suspense>
        {edited && (
          <SaveView
            view={edited === 'new' ? null : edited}
            query={{ ...viewQueryOf(search), columns }}
            onClose={() => setEdited(null)}
          />
        )}
      </Suspense>
    </Group>
  )
}

function Tab({
  place,
  isHere,
  mark,
  children,
}: {
  place: Place
  isHere: boolean
  mark?: ReactNode
  children: ReactNode
}) {
  return (
    <Button
      size="compact-sm"
      px="sm"
      variant={isHere ? 'light' : 'subtle'}
      color={isHere ? 'counter' : 'gray'}
      c={isHere ? 'counter.8' : 'dark'}
      fw={isHere ? 650 : 450}
      style={{ flexShrink: 0 }}
      aria-current={isHere ? 'page' : undefined}
      rightSection={mark}
      renderRoot={(props) => <Link {...props} to={place.to} search={place.search ?? {}} />}
    >
      {children}
    </Button>
  )
}

/** What can be done with the view that is open. */
function ViewMenu({
  view,
  search,
  onRename,
}: {
  view: SavedViewJson
  search: OrderSearch
  onRename: () => void
}) {
  const { t } = useTranslation('orders')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const refusalText = useRefusalText()
  const finished = {
    onError: (error: Error) => notifications.show({ color: 'red', message: refusalText(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: savedViewsQuery.queryKey }),
  }
  const update = useMutation({
    mutationFn: () => updateView(view, { query: viewQueryOf(search) }),
    onSuccess: () => notifications.show({ message: t('views.saved', { name: view.name }) }),
    ...finished,
  })
  const remove = useMutation({
    mutationFn: () => deleteView(view),
    onSuccess: () => {
      notifications.show({ message: t('views.removed', { name: view.name }) })
      void navigate(paths.orders())
    },
    ...finished,
  })
  const isBusy = update.isPending || remove.isPending
  const label = t('views.manage', { name: view.name })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon variant="subtle" color="gray" aria-label={label} loading={isBusy}>
            <IconDots size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => update.mutate()}>{t('views.update')}</Menu.Item>
        <Menu.Item onClick={onRename}>{t('views.rename')}</Menu.Item>
        <Menu.Item c="red.9" onClick={() => remove.mutate()}>
          {t('views.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
