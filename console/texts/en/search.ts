import type { Words } from '../words.ts'
import type { search as texts } from '../zh-hant/search.ts'

export const search: Words<typeof texts> = {
  title: 'Search',
}
