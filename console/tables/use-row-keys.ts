import { useHotkeys } from '@mantine/hooks'
import { type KeyboardEvent, useRef, useState } from 'react'

interface RowActions {
  toggle: (id: string) => void
  open: (id: string) => void
}

/**
 * Rows that are walked with j and k or the arrows, selected with x or the space bar, and opened with
 * Enter. One row at a time takes part in the order of Tab.
 */
export function useRowKeys(ids: string[], { toggle, open }: RowActions) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const active = chosen !== null && ids.includes(chosen) ? chosen : null

  const focus = (id: string | undefined) => {
    if (id === undefined) return
    setChosen(id)
    body.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus()
  }
  const move = (step: number) => {
    const index = active === null ? (step > 0 ? -1 : ids.length) : ids.indexOf(active)
    focus(ids[Math.min(Math.max(index + step, 0), ids.length - 1)])
  }
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['x', () => active !== null && toggle(active)],
  ])

  const actionOf = (key: string, id: string) => {
    switch (key) {
      case 'ArrowDown':
        return () => move(1)
      case 'ArrowUp':
        return () => move(-1)
      case 'Home':
        return () => focus(ids[0])
      case 'End':
        return () => focus(ids.at(-1))
      case 'Enter':
        return () => open(id)
      case ' ':
        return () => toggle(id)
      default:
        return null
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, id: string) => {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey) return
    const act = actionOf(event.key, id)
    if (!act) return
    event.preventDefault()
    act()
  }

  return {
    body,
    rowProps: (id: string) => ({
      'data-row': id,
      tabIndex: id === (active ?? ids[0]) ? 0 : -1,
      onFocus: () => setChosen(id),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => onKeyDown(event, id),
    }),
  }
}
