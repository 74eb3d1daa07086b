import type { Words } from '../words.ts'
import type { home as texts } from '../zh-hant/home.ts'

export const home: Words<typeof texts> = {
  title: 'Home',
}
