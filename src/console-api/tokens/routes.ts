import type { ConsoleRoute } from '../endpoint.ts'
import { createTokenEndpoint } from './create-token.ts'
import { getTokenOptionsEndpoint } from './get-token-options.ts'
import { getTokensEndpoint } from './get-tokens.ts'
import { revokeTokenEndpoint } from './revoke-token.ts'

/** Access tokens. */
export const tokenRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/tokens',
    title: 'Tokens',
    needs: 'developers:read',
    endpoint: getTokensEndpoint,
  },
  {
    method: 'GET',
    path: '/token-options',
    title: 'What a token can be',
    needs: 'developers:read',
    endpoint: getTokenOptionsEndpoint,
  },
  // An answer with a token is kept nowhere, so it ignores the key.
  {
    method: 'POST',
    path: '/tokens',
    title: 'Create a token',
    needs: 'developers:write',
    endpoint: createTokenEndpoint,
    ignoresKey: true,
  },
  {
    method: 'DELETE',
    path: '/tokens/:id',
    title: 'Revoke a token',
    needs: 'developers:write',
    endpoint: revokeTokenEndpoint,
  },
]
