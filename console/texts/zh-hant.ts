import { firstTexts } from './zh-hant-first.ts'
import { laterTexts } from './zh-hant-later.ts'

/** Every text in Traditional Chinese, by namespace. Keys are made here; other languages follow. */
export const zhHant = { ...firstTexts, ...laterTexts }
