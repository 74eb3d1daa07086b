import type { Words } from '../words.ts'
import type { developers as texts } from '../zh-hant/developers.ts'

export const developers: Words<typeof texts> = {
  title: 'Developers',
}
