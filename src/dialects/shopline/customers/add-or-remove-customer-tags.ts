import { z } from 'zod'
import { changeCustomerTags } from '../../../core/customers/change-customer-tags.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, textInput } from '../inputs.ts'
import { tagCountMax, tagInput } from './customer-fields.ts'

// Quirk 38: lengths are checked when tags are added, not when they are removed.
const body = z.discriminatedUnion('update_mode', [
  z.object({ update_mode: z.literal('add'), tags: z.array(tagInput).max(1000) }),
  z.object({ update_mode: z.literal('remove'), tags: z.array(textInput).max(1000) }),
])

/** "Add or Remove Customer Tags": PATCH /customers/:id/tags */
export const addOrRemoveCustomerTagsEndpoint = endpoint(
  { params: idParams, body },
  async (call) => {
    const tags = await changeCustomerTags(
      call.db,
      call.actor,
      { id: call.params.id },
      { mode: call.body.update_mode, names: call.body.tags, count_max: tagCountMax },
      call.now,
    )
    return { tags }
  },
)
