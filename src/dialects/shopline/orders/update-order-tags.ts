import { z } from 'zod'
import { setOrderTags } from '../../../core/orders/set-order-tags.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'

const tag = z.string().refine(
  (text) => {
    const { length } = [...text]
    return length >= 3 && length <= 40
  },
  { message: 'length must be between 3 and 40 characters long' },
)

// Quirk 54: a tag of wrong length is refused, but too many tags are answered with 200 and the tags
// as they were. Far longer lists than a client could mean are refused.
const body = z.object({ tags: z.array(tag).max(1000) })

/** "Update Order Tags": PUT /orders/:id/tags */
export const updateOrderTagsEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { db, actor, params, body: sent, now } = call
  return { tags: await setOrderTags(db, actor, params.id, sent.tags, now) }
})
