import { z } from 'zod'
import { issueToken } from '../../core/access/manage-tokens.ts'
import { permissions } from '../../core/access/permissions.ts'
import { endpoint } from '../endpoint.ts'
import { instantInput } from '../inputs.ts'
import type { IssuedToken } from './contract.ts'
import { tokenJson } from './token-json.ts'

const body = z.object({
  face: z.enum(['shopline', 'firstline', 'wixtar', 'console']),
  name: z.string().trim().min(1).max(100),
  /** None is everything. */
  scopes: z
    .array(z.enum(permissions))
    .max(permissions.length)
    .default([])
    .transform((scopes) => [...new Set(scopes)]),
  staff_id: z.string().max(100).nullish(),
  expires_at: instantInput.nullish(),
})

/** POST /tokens: the token is in the answer, this once. */
export const createTokenEndpoint = endpoint(
  { body, status: 201 },
  async ({ db, access, now, body }): Promise<IssuedToken> => {
    const { face, name, scopes, staff_id = null, expires_at = null } = body
    const request = { face, name, scopes, staff_id, expires_at }
    const { token, text } = await issueToken(db, access, request, now)
    return { ...tokenJson(token, now), token: text }
  },
)
