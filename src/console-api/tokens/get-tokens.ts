import { z } from 'zod'
import { findTokens } from '../../core/access/manage-tokens.ts'
import { endpoint } from '../endpoint.ts'
import { limitInput } from '../inputs.ts'
import type { TokenList } from './contract.ts'
import { tokenJson } from './token-json.ts'

const query = z.object({
  state: z.enum(['live', 'ended']).optional(),
  /** `next` of the page before. */
  after: z.string().min(1).max(100).optional(),
  limit: limitInput,
})

/** GET /tokens: newest first; sessions of people and members' own tokens are not among them. */
export const getTokensEndpoint = endpoint(
  { query },
  async ({ db, merchantId, now, query }): Promise<TokenList> => {
    const { state, after, limit } = query
    const is_live = state === undefined ? undefined : state === 'live'
    const rows = await findTokens(
      db,
      merchantId,
      { is_live, after_id: after, limit: limit + 1 },
      now,
    )
    const page = rows.slice(0, limit)
    return {
      items: page.map((each) => tokenJson(each, now)),
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    }
  },
)
