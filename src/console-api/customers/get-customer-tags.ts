import { z } from 'zod'
import { findTagNames } from '../../core/customers/find-tag-names.ts'
import { endpoint } from '../endpoint.ts'
import { limitInput } from '../inputs.ts'
import type { CustomerTagsJson } from './contract.ts'

const query = z.object({
  /** Contained in the name. */
  q: z.string().max(200).optional(),
  limit: limitInput,
})

/** GET /customer-tags: names to choose from, in their order. */
export const getCustomerTagsEndpoint = endpoint(
  { query },
  async ({ db, merchantId, query }): Promise<CustomerTagsJson> => ({
    items: await findTagNames(db, merchantId, query.q?.trim(), query.limit),
  }),
)
