import { isIPv4 } from 'node:net'
import { findStaffByPassword } from '../../core/access/staff.ts'
import type { Request } from '../../platform/http.ts'
import { openEndpoint } from '../endpoint.ts'
import type { SignInOptions } from './contract.ts'

/**
 * GET /sign-in-options: what the sign-in page may offer to a stranger. The account of a
 * demonstration is shown to whoever sits at the machine, who reads it in the terminal as well; a
 * request from another address, through a proxy or by another host name is somebody else's.
 */
export const getSignInOptionsEndpoint = openEndpoint({}, async ({ db, request, demoAccount }) => {
  const demo = demoAccount && isFromThisMachine(request) ? demoAccount : null
  // It may have been given another password.
  const works = demo && (await findStaffByPassword(db, demo.account, demo.password))
  return {
    status: 200,
    body: {
      demo: works ? { account: demo.account, password: demo.password } : null,
    } satisfies SignInOptions,
  }
})

// A caller chooses the headers, and a proxy of this machine the address: both must say so.
function isFromThisMachine({ headers, peer = '' }: Pick<Request, 'headers' | 'peer'>): boolean {
  const address = peer.replace(/^::ffff:/, '')
  const isNear = address === '::1' || (isIPv4(address) && address.startsWith('127.'))
  const isPassedOn = Object.keys(headers).some((name) =>
    /^(forwarded|x-forwarded-.*|via)$/.test(name),
  )
  const host = String(headers.host ?? '').replace(/:\d+$/, '')
  return isNear && !isPassedOn && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host)
}
