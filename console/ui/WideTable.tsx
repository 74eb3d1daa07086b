import { Table, type TableProps } from '@mantine/core'
import type { ReactNode } from 'react'

type Rest = Omit<TableProps, 'aria-label' | 'children'>

/** A table that scrolls sideways in its own container, also by keyboard, and never widens the page. */
export function WideTable({
  label,
  minWidth,
  children,
  ...rest
}: Rest & { label: string; minWidth: number; children: ReactNode }) {
  return (
    <Table.ScrollContainer
      minWidth={minWidth}
      type="native"
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <Table {...rest} aria-label={label}>
        {children}
      </Table>
    </Table.ScrollContainer>
  )
}
