import { useHotkeys } from '@mantine/hooks'

/** ⌘K and Ctrl-K open the search wherever the person is, `/` wherever nothing is typed. */
export function useSearchKeys(open: () => void): void {
  useHotkeys([['mod+K', open]], [])
  useHotkeys([['/', open]])
}

/** What the key that opens the search is called on this machine. */
export const searchKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'
