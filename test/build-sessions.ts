import type { Staff, StaffRole } from '../src/core/access/staff.ts'
import { createToken } from '../src/core/access/tokens.ts'
import { newId } from '../src/core/ids.ts'
import { createStaff } from '../src/core/merchants/create-merchant.ts'
import { type Client, clientOf, type Server, type Shop, type WireReply } from './app.ts'

/** A browser that signed in: what it keeps, and requests as a page of the console sends them. */
export interface Browser {
  cookie: string
  request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<WireReply>
}

/** A staff member of this role, with an account of its own and the password of the tests. */
export function aStaffMember(
  server: Server,
  shop: Shop,
  given: { role?: StaffRole; email?: string; account?: string } = {},
): Promise<Staff> {
  const id = newId(new Date())
  const { role = 'agent', email = `${id}@example.com`, account = `person-${id}` } = given
  const { password_hash } = shop
  const person = { account, password_hash, name: '林店員', email, code: id.slice(-6), role }
  return createStaff(server.db, shop.merchant.id, person, new Date())
}

/** The console as somebody of this role calls it, with a token of their own. */
export async function aClerk(server: Server, shop: Shop, role: StaffRole): Promise<Client> {
  const { id } = await aStaffMember(server, shop, { role })
  const of = { merchant_id: shop.merchant.id, face: 'console', staff_id: id, name: role } as const
  const token = await createToken(server.db, { ...of, expires_at: null }, new Date())
  return clientOf(server, 'console', token)
}

/** Sends a request as a page of the server itself does. */
export async function fromOwnPage(
  server: Server,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<WireReply> {
  const reply = await fetch(`${server.url}/api${path}`, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  const isJson = reply.headers.get('content-type')?.includes('json')
  return {
    status: reply.status,
    headers: reply.headers,
    text,
    json: isJson && text ? JSON.parse(text) : undefined,
  }
}

/** Tries to sign in. */
export function signInWith(server: Server, account: string, password: string) {
  return fromOwnPage(server, 'POST', '/session', { account, password })
}

/** A browser in which this account has signed in. */
export async function aBrowser(server: Server, shop: Shop, account: string): Promise<Browser> {
  const reply = await signInWith(server, account, shop.password)
  if (reply.status !== 200) throw new Error(`signing in failed: ${reply.text}`)
  const cookie = (reply.headers.get('set-cookie') ?? '').split(';', 1)[0] as string
  return {
    cookie,
    request: (method, path, body, headers) =>
      fromOwnPage(server, method, path, body, { cookie, ...headers }),
  }
}
