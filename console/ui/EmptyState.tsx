import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** What a list without rows says: that there is nothing, and what to do next. */
export function EmptyState({
  title,
  text,
  action,
}: {
  title: string
  text?: string
  action?: ReactNode
}) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md">
      <Text fw={600}>{title}</Text>
      {text && (
        <Text c="dimmed" size="sm" ta="center">
          {text}
        </Text>
      )}
      {action}
    </Stack>
  )
}
