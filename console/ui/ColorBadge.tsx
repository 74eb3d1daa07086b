import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'

/** A word on a light ground of its colour, which only repeats what the word says. */
export function ColorBadge({ color, children }: { color: string; children: ReactNode }) {
  return (
    <Badge
      variant="light"
      radius="sm"
      tt="none"
      fw={550}
      color={color}
      miw="max-content"
      // Mantine's own text is under 4.5 : 1 on this ground.
      styles={{
        label: { color: `color-mix(in srgb, var(--mantine-color-${color}-9) 80%, black)` },
      }}
    >
      {children}
    </Badge>
  )
}
