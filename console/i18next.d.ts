import 'i18next'
import type { zhHant } from './texts/zh-hant.ts'

// Keys are checked by the compiler: a text that does not exist is a type error.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof zhHant
  }
}
