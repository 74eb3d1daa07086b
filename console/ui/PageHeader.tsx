import { Group, Stack, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

export interface PageHeaderProps {
  title: string
  /** Beside the title: a state, a number to copy. */
  extra?: ReactNode
  /** On the right: what can be done here. */
  actions?: ReactNode
  /** Above the title: the way back. */
  above?: ReactNode
}

/** The one `h1` of a page, which also names the browser's tab. */
export function PageHeader({ title, extra, actions, above }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Guitai`
  }, [title])
  return (
    <Stack gap={4} mb="md">
      {above}
      <Group justify="space-between" gap="sm" wrap="wrap">
        <Group gap="sm" wrap="wrap">
          <Title order={1}>{title}</Title>
          {extra}
        </Group>
        <Group gap="xs">{actions}</Group>
      </Group>
    </Stack>
  )
}
