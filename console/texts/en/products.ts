import type { Words } from '../words.ts'
import type { products as texts } from '../zh-hant/products.ts'

export const products: Words<typeof texts> = {
  title: 'Products',
}
