import { Group, Paper, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** A part of a page under its own heading. */
export function Panel({
  title,
  extra,
  children,
}: {
  title: string
  extra?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <Paper component="section" aria-labelledby={id} withBorder p="sm" radius="md">
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} id={id}>
          {title}
        </Title>
        {extra}
      </Group>
      {children}
    </Paper>
  )
}
