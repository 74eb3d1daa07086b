import { Paper, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Place } from '../paths.ts'

/** A number with its name; the whole card opens what the number counts. */
export function FigureCard({
  name,
  value,
  place,
  linkLabel,
  isLoud,
  children,
}: {
  name: string
  value: string
  place: Place
  /** What the link is called: the name with the value. */
  linkLabel: string
  /** Somebody should look. */
  isLoud?: boolean
  children?: ReactNode
}) {
  return (
    <Paper
      withBorder
      p="sm"
      style={{
        position: 'relative',
        ...(isLoud ? { borderLeft: '4px solid var(--mantine-color-orange-7)' } : {}),
      }}
    >
      <Text size="sm" fw={550}>
        {name}
      </Text>
      <Text
        fw={650}
        fz={26}
        lh={1.25}
        aria-label={linkLabel}
        className="card-link"
        display="inline-block"
        renderRoot={(props) => <Link {...props} to={place.to} search={place.search ?? {}} />}
      >
        {value}
      </Text>
      {children}
    </Paper>
  )
}
