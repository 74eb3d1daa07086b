import { z } from 'zod'
import { changeCustomerTags } from '../../../core/customers/change-customer-tags.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { tagCountMax, tagInput } from './customer-fields.ts'

// Quirk 38: a tag of wrong length is refused, but more than 60 tags are answered with 200 and the
// tags as they were. Far longer lists than a client could mean are refused.
const body = z.object({ tags: z.array(tagInput).max(1000).optional() })

/** "Update Customer Tags": PUT /customers/:id/tags */
export const updateCustomerTagsEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const tags = await changeCustomerTags(
    call.db,
    call.actor,
    { id: call.params.id },
    // Inferred: without a list nothing is to change; the tags are not required.
    call.body.tags
      ? { mode: 'replace', names: call.body.tags, count_max: tagCountMax }
      : { mode: 'add', names: [], count_max: tagCountMax },
    call.now,
  )
  return { tags }
})
