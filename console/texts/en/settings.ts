import type { Words } from '../words.ts'
import type { settings as texts } from '../zh-hant/settings.ts'

export const settings: Words<typeof texts> = {
  title: 'Settings',
}
