import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import { findStores } from '../../../core/merchants/find-stores.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, listInput } from '../inputs.ts'
import { channelJson } from './channel-json.ts'
import { includedFields } from './get-channels.ts'

const query = z.object({ include_fields: listInput.optional(), fields: listInput.optional() })

/** "Get Channel": GET /channels/:id */
export const getChannelEndpoint = endpoint({ params: idParams, query }, async (call) => {
  const stores = await findStores(call.db, call.merchantId)
  const store = stores.find((each) => each.id === call.params.id)
  if (!store) throw new DomainError('channel_not_found')
  return channelJson(store, call.actor.merchant, includedFields(call.query))
})
