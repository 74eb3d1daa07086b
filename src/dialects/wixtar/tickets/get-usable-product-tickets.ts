import { z } from 'zod'
import { findUsableVouchers } from '../../../core/vouchers/find-vouchers.ts'
import { endpoint } from '../endpoint.ts'
import { filterInput, listInput } from '../inputs.ts'
import { memberIdOf } from '../members/member-of.ts'
import { localTimeJson } from '../time.ts'
import { saleKindOf, saleKinds } from './ticket-words.ts'

const query = z.object({ sale_kind: filterInput(listInput(saleKinds)) })

/** "Get Usable Product Tickets": GET /v1/ticket/usable_product, of the token's member */
export const getUsableProductTicketsEndpoint = endpoint({ query }, async (call) => {
  const { db, access, merchantId, timezone, now, query: asked } = call
  const usable = await findUsableVouchers(
    db,
    merchantId,
    {
      customer_id: memberIdOf(access),
      sale_kinds: asked.sale_kind?.map((each) => saleKindOf[each]),
    },
    now,
  )
  return {
    tickets: usable.map(({ kind, issued_at, quantity, numbers }) => ({
      product_name: kind.product_name || kind.name,
      image_url: kind.details.media?.url ?? '',
      purchase_date: localTimeJson(issued_at, timezone),
      purchase_quantity: quantity,
      remaining_quantity: numbers.length,
      number: numbers,
    })),
  }
})
