import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'

/** What stands around the ways of delivery and of payment. */
export function OptionsLayout(props: {
  createLabel: string
  onCreate: () => void
  mayWrite: boolean
  isEmpty: boolean
  emptyTitle: string
  emptyText: string
  error: unknown
  children: ReactNode
}) {
  const { t } = useTranslation('settings')
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={props.onCreate}>
      {props.createLabel}
    </Button>
  )
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          {props.mayWrite ? t('options.explained') : t('readOnly')}
        </Text>
        {props.mayWrite && create}
      </Group>
      {props.error != null && <ErrorNotice error={props.error} />}
      {props.isEmpty && <EmptyState title={props.emptyTitle} text={props.emptyText} />}
      <div hidden={props.isEmpty}>{props.children}</div>
    </Stack>
  )
}
