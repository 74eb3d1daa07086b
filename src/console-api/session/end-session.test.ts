import { expect } from 'vitest'
import { test } from '../../../test/app.ts'
import { aBrowser, aStaffMember } from '../../../test/build-sessions.ts'

test('ends one other session, and nobody else’s', async ({ server, shop }) => {
  const staff = await aStaffMember(server, shop)
  const here = await aBrowser(server, shop, staff.account)
  const there = await aBrowser(server, shop, staff.account)
  const colleague = await aBrowser(server, shop, shop.account)
  const { items } = (await here.request('GET', '/sessions')).json
  const other = items.find((each: { is_current: boolean }) => !each.is_current)
  const own = items.find((each: { is_current: boolean }) => each.is_current)

  const byColleague = await colleague.request('DELETE', `/sessions/${other.id}`)
  const ended = await here.request('DELETE', `/sessions/${other.id}`)
  const again = await here.request('DELETE', `/sessions/${other.id}`)
  const statuses = await Promise.all(
    [here, there, colleague].map((browser) => browser.request('GET', '/session')),
  )

  expect([byColleague.status, byColleague.json.code]).toEqual([404, 'session_not_found'])
  expect([ended.status, ended.headers.get('set-cookie')]).toEqual([204, null])
  expect(again.status).toBe(404)
  expect(statuses.map((reply) => reply.status)).toEqual([200, 401, 200])

  const self = await here.request('DELETE', `/sessions/${own.id}`)

  expect([self.status, self.headers.get('set-cookie')]).toEqual([
    204,
    expect.stringContaining('Max-Age=0'),
  ])
  expect((await here.request('GET', '/session')).status).toBe(401)
})

test('a token has no session to end', async ({ shop }) => {
  const reply = await shop.console.delete(`/sessions/${'f'.repeat(24)}`)

  expect([reply.status, JSON.parse(reply.text).code]).toEqual([403, 'session_required'])
})
