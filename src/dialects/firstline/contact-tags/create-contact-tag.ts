import { createCustomerTag } from '../../../core/customers/create-customer-tag.ts'
import { endpoint } from '../endpoint.ts'
import { contactTagInput } from './contact-tag-input.ts'
import { contactTagJson } from './contact-tag-json.ts'

/** "Create": POST /contact-tag */
export const createContactTagEndpoint = endpoint(
  { input: contactTagInput },
  async ({ db, actor, now, input: sent }) => {
    const description = sent.description ?? null
    const tag = await createCustomerTag(db, actor, { name: sent.name, description }, now)
    return { data: contactTagJson(tag) }
  },
  201,
)
