import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aStore } from '../../../../test/build-till.ts'
import { example } from '../../../../test/example.ts'

test('answers the documented shifts, in the order of their starts', async ({ server, shop }) => {
  const documented = example('wixtar/shifts')
  await aStore(server, shop, {
    code: '0',
    shifts: documented.shifts
      .map(({ id, ...shift }: { id: string }) => ({ code: id, ...shift }))
      .toReversed(),
  })

  const reply = await shop.wixtar.get('/v1/basic/shifts?store_id=0')

  expect(reply.status).toBe(200)
  expect(reply.json).toEqual(documented)
})

test('the online store has no shifts', async ({ shop }) => {
  expect((await shop.wixtar.get('/v1/basic/shifts?store_id=WEB01')).json).toEqual({ shifts: [] })
})

test("refuses no store, and does not know another merchant's", async ({ server, shop }) => {
  const other = await server.newShop()
  await aStore(server, other)

  const none = await shop.wixtar.get('/v1/basic/shifts')
  const foreign = await shop.wixtar.get('/v1/basic/shifts?store_id=A01')

  expect([none.status, none.json]).toEqual([400, { message: '缺少必填欄位 門市編號' }])
  expect([foreign.status, foreign.json]).toEqual([404, { message: '查無此門市' }])
})
