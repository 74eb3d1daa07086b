import { z } from 'zod'
import { findStores } from '../../../core/merchants/find-stores.ts'
import { endpoint } from '../endpoint.ts'
import { listInput } from '../inputs.ts'
import { pagingQuery } from '../paging.ts'
import { channelJson, platformOf } from './channel-json.ts'
import { pageOf } from './page-of.ts'

const platform = z.enum(['Shopee', 'shop_crm', 'online', 'pos', 'sc'])

const query = z.object({
  ...pagingQuery,
  // Inferred: staff here may work in every store, so both values list the same.
  belongs_to: z.enum(['staff', 'merchant']).optional(),
  platform: platform.optional(),
  platforms: listInput.pipe(z.array(platform)).optional(),
  include_fields: listInput.optional(),
  fields: listInput.optional(),
})

/** "Get Channels": GET /channels */
export const getChannelsEndpoint = endpoint({ query }, async (call) => {
  const { query } = call
  const wanted: string[] = [...(query.platforms ?? []), ...(query.platform ? [query.platform] : [])]
  const stores = await findStores(call.db, call.merchantId)
  const found = stores.filter((each) => wanted.length === 0 || wanted.includes(platformOf(each)))
  return pageOf(found, query, (store) =>
    channelJson(store, call.actor.merchant, includedFields(query)),
  )
})

/** Optional keys come by include_fields, one of them by fields with or without its prefix. */
export function includedFields(query: {
  include_fields?: string[] | undefined
  fields?: string[] | undefined
}): string[] {
  const named = (query.fields ?? []).map((field) => field.replace(/^items\./, ''))
  return [...(query.include_fields ?? []), ...named]
}
