import { z } from 'zod'
import { parseMoney } from '../../../core/money.ts'
import { findVariants } from '../../../core/products/find-variants.ts'
import { endpoint } from '../endpoint.ts'
import { amountInput, filterOf, textInput } from '../inputs.ts'
import { listJson, pageOf, pagingInput } from '../paging.ts'
import { productJson } from './product-json.ts'

const input = z.object({
  name: filterOf(textInput(255)),
  sku: filterOf(textInput(255)),
  price__lower: filterOf(amountInput),
  price__upper: filterOf(amountInput),
  ...pagingInput,
})

/** "List": GET /product */
export const listProductsEndpoint = endpoint({ input }, async (call) => {
  const { input: sent, timezone } = call
  const bound = (name: 'price__lower' | 'price__upper') =>
    sent[name] === undefined ? undefined : parseMoney(sent[name], name)
  const page = await findVariants(
    call.db,
    call.merchantId,
    {
      title: sent.name,
      sku: sent.sku,
      price_from: bound('price__lower'),
      price_to: bound('price__upper'),
    },
    pageOf(sent),
  )
  return listJson(
    page.items.map((each) => productJson(each, timezone)),
    page.total_count,
    call,
  )
})
