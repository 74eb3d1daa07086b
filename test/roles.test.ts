import { describe, expect } from 'vitest'
import type { ConsoleRoute } from '../src/console-api/endpoint.ts'
import { routes } from '../src/console-api/routes.ts'
import { permissions, permissionsOfRole } from '../src/core/access/permissions.ts'
import type { StaffRole } from '../src/core/access/staff.ts'
import { createToken } from '../src/core/access/tokens.ts'
import { type Server, type Shop, test } from './app.ts'
import { aBrowser, aStaffMember } from './build-sessions.ts'
import { type RawReply, send } from './faces.ts'

// What a role may not do is refused by the server, whatever the console shows.

const roles = Object.keys(permissionsOfRole) as StaffRole[]
const guarded = routes.filter((route) => route.endpoint && !route.isOpen)
const nameOf = (route: ConsoleRoute) => `${route.method} ${route.path}`
const noId = 'f'.repeat(24)

/** Calls a route about a row that nobody has, with an empty body. */
function call(server: Server, route: ConsoleRoute, headers: Record<string, string>) {
  const path = `/api${route.path.replaceAll(/:\w+/g, noId)}`
  const isRead = route.method === 'GET'
  return send(server, route.method, path, { headers, ...(isRead ? {} : { body: '{}' }) })
}

const isForbidden = ({ status, text }: RawReply) =>
  status === 403 && JSON.parse(text).code === 'forbidden'

/** The routes that a caller was refused for what it may not do, out of all. */
async function refusedRoutes(
  server: Server,
  headersFor: (route: ConsoleRoute) => Promise<Record<string, string>>,
): Promise<string[]> {
  const refused: string[] = []
  for (const route of guarded) {
    const reply = await call(server, route, await headersFor(route))
    expect(reply.status, `${nameOf(route)}: ${reply.text.slice(0, 200)}`).toBeLessThan(500)
    if (isForbidden(reply)) refused.push(nameOf(route))
    else expect(reply.status, nameOf(route)).not.toBe(403)
  }
  return refused
}

async function signedIn(server: Server, shop: Shop, role: StaffRole) {
  const { account } = await aStaffMember(server, shop, { role })
  const { cookie } = await aBrowser(server, shop, account)
  return { cookie, 'sec-fetch-site': 'same-origin' }
}

describe('every route of the console', () => {
  test('says what one must be allowed to do, or that anybody may', () => {
    const silent = routes.filter(
      ({ needs }) => needs !== null && !(permissions as readonly unknown[]).includes(needs),
    )

    expect(silent.map(nameOf)).toEqual([])
    expect(guarded.length).toBeGreaterThan(15)
  })

  test.for(roles)(
    'refuses to a %s what that role may not do, and nothing else',
    async (role, { server, shop }) => {
      const session = await signedIn(server, shop, role)
      const allowed = permissionsOfRole[role]
      const expected = guarded.filter(({ needs }) => needs !== null && !allowed.includes(needs))

      const refused = await refusedRoutes(server, (route) =>
        // Some end the session that they come with.
        /^\/sessions?\b/.test(route.path) ? signedIn(server, shop, role) : Promise.resolve(session),
      )

      expect(refused).toEqual(expected.map(nameOf))
    },
  )

  test.for(permissions)(
    'is closed to a token for %s where something else is needed',
    async (scope, { server, shop }) => {
      const { merchant } = shop
      const given = { merchant_id: merchant.id, staff_id: null, name: 'scoped', expires_at: null }
      const token = await createToken(
        server.db,
        { ...given, face: 'console', scopes: [scope] },
        new Date(),
      )
      const ofTokens = guarded.filter(({ needs }) => needs !== null)

      const refused: string[] = []
      for (const route of ofTokens) {
        const reply = await call(server, route, { authorization: `Bearer ${token}` })
        if (isForbidden(reply)) refused.push(nameOf(route))
      }

      // What is about two things, such as a customer's orders, may need both.
      const others = ofTokens.filter(({ needs }) => needs !== scope)
      expect(refused).toEqual(expect.arrayContaining(others.map(nameOf)))
    },
  )

  test('lets nobody in who has not signed in', async ({ server }) => {
    const replies = await Promise.all(guarded.map((route) => call(server, route, {})))

    expect([...new Set(replies.map((reply) => reply.status))]).toEqual([401])
  })
})
