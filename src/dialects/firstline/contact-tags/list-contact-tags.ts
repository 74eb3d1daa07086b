import { z } from 'zod'
import { findCustomerTags } from '../../../core/customers/find-customer-tags.ts'
import { endpoint } from '../endpoint.ts'
import { filterOf, textInput } from '../inputs.ts'
import { listJson, pageOf, pagingInput } from '../paging.ts'
import { contactTagJson } from './contact-tag-json.ts'

const input = z.object({ name: filterOf(textInput(255)), ...pagingInput })

/** "List": GET /contact-tag */
export const listContactTagsEndpoint = endpoint({ input }, async (call) => {
  const page = await findCustomerTags(
    call.db,
    call.merchantId,
    { name_contains: call.input.name },
    pageOf(call.input),
  )
  return listJson(page.items.map(contactTagJson), page.total_count, call)
})
