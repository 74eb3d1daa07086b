import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Search } from './paths.ts'

/** What the address says of the view: filters, page, tab, open panel. */
export interface View {
  search: Search
  one(name: string): string | undefined
  many(name: string): string[]
  /** Changes some of it; undefined and empty texts are left out of the address. */
  set(changes: Search, options?: { replaces?: boolean }): void
}

/** The view of this page, kept in the address alone. */
export function useView(): View {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const many = (name: string) => [search[name] ?? []].flat().map(String)
  return {
    search,
    many,
    one: (name) => many(name).at(0),
    set(changes, options) {
      void navigate({
        to: '.',
        search: (before: Search) => withoutEmpty({ ...before, ...changes }),
        replace: options?.replaces ?? false,
        resetScroll: false,
      })
    },
  }
}

function withoutEmpty(search: Search): Search {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value.length > 0),
  )
}
