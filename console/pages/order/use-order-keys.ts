import { useHotkeys } from '@mantine/hooks'
import type { Walk } from './use-walk.ts'

/** Keys of the order page; they are told in its help (OrderHeader). */
export function useOrderKeys({ walk, show }: { walk: Walk; show: (tab: number) => void }): void {
  useHotkeys([
    ['1', () => show(0)],
    ['2', () => show(1)],
    ['3', () => show(2)],
    ['[', () => walk.earlier !== undefined && walk.look(walk.earlier)],
    [']', () => walk.at !== undefined && walk.look(walk.later)],
  ])
}
