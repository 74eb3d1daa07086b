import { scopesOfFace } from '../../core/access/permissions.ts'
import type { TokenFace } from '../../core/access/tokens.ts'
import { findStaff } from '../../core/merchants/find-staff.ts'
import { endpoint } from '../endpoint.ts'
import type { TokenOptions } from './contract.ts'

const faces: TokenFace[] = ['shopline', 'firstline', 'wixtar', 'console']

/** GET /token-options: faces with their scopes, and the people that a token can act as. */
export const getTokenOptionsEndpoint = endpoint(
  {},
  async ({ db, merchantId }): Promise<TokenOptions> => {
    const staff = await findStaff(db, merchantId)
    return {
      faces: faces.map((face) => ({
        face,
        scopes: [...scopesOfFace(face)],
        needs_staff: face === 'firstline',
      })),
      staff: staff
        .filter((each) => each.disabled_at === null)
        .map(({ id, name, account }) => ({ id, name, account })),
    }
  },
)
