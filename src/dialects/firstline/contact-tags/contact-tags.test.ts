import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aContact } from '../../../../test/build-contacts.ts'
import { example } from '../../../../test/example.ts'

test('makes, shows, renames and deletes a tag as documented', async ({ shop }) => {
  const { firstline } = shop
  const shape = example('firstline/contact-tag.response')

  const made = await firstline.post('/contact-tag', example('firstline/contact-tag-create.request'))
  const path = `/contact-tag/${made.json.data.id}`
  const read = await firstline.get(path)
  const renamed = await firstline.put(path, { name: '貴賓', description: '年消費十萬' })
  const again = await firstline.put(path, { name: 'VIP' })
  const deleted = await firstline.delete(path)

  expect([made.status, read.status, renamed.status, deleted.status]).toEqual([201, 200, 200, 204])
  expect(made.json).toHaveWireShape(shape)
  expect(made.json.data).toEqual({
    id: made.json.data.id,
    name: 'VIP',
    description: null,
    contacts_count: 0,
  })
  expect(read.json).toEqual(made.json)
  expect(renamed.json.data).toMatchObject({ name: '貴賓', description: '年消費十萬' })
  expect(again.json.data).toMatchObject({ name: 'VIP', description: '年消費十萬' })
  expect(deleted.text).toBe('')
  expect((await firstline.get(path)).status).toBe(404)
  expect((await firstline.delete(path)).status).toBe(404)
})

test('lists by a part of the name, with the contacts that carry the tag', async ({
  server,
  shop,
}) => {
  const { firstline } = shop
  const ids: number[] = []
  for (const name of ['High spender', 'Married', '100%_off']) {
    ids.push((await firstline.post('/contact-tag', { name })).json.data.id)
  }
  const [one, two] = [await aContact(server, shop), await aContact(server, shop)]
  await firstline.put(`/contact/${one.firstline_id}`, { tag_ids: ids })
  await firstline.put(`/contact/${two.firstline_id}`, { tag_ids: [ids[1]] })
  const names = async (query: string) =>
    (await firstline.get(`/contact-tag?${query}`)).json.data.map(
      (tag: { name: string }) => tag.name,
    )

  const list = await firstline.get('/contact-tag')
  await firstline.delete(`/contact/${two.firstline_id}`)

  expect(list.json).toHaveWireShape(example('firstline/contact-tag-list.response'), {
    nullable: ['links.next'],
  })
  expect(list.json.data.map((tag: { contacts_count: number }) => tag.contacts_count)).toEqual([
    1, 2, 1,
  ])
  expect(await names('name=SPEND')).toEqual(['High spender'])
  expect(await names(`name=${encodeURIComponent('%')}`)).toEqual(['100%_off'])
  expect(await names('name=_')).toEqual(['100%_off'])
  expect(await names('per_page=1&page=2')).toEqual(['Married'])
  expect((await firstline.get(`/contact-tag/${ids[1]}`)).json.data.contacts_count).toBe(1)
})

test('takes the tag off its contacts when it is deleted', async ({ server, shop }) => {
  const { firstline } = shop
  const { id } = (await firstline.post('/contact-tag', { name: 'VIP' })).json.data
  const contact = await aContact(server, shop)
  await firstline.put(`/contact/${contact.firstline_id}`, { tag_ids: [id] })

  await firstline.delete(`/contact-tag/${id}`)

  expect((await firstline.get('/contact')).json.data[0].tags).toEqual([])
})

test.for([
  [{}, 'required'],
  [{ name: '  ' }, 'required'],
  [{ name: 'x'.repeat(256) }, 'greater than 255 characters'],
  [{ name: ['VIP'] }, 'must be'],
  [{ name: null }, 'required'],
] as const)('refuses a wrong name (case %#)', async ([body, reason], { shop }) => {
  const made = await shop.firstline.post('/contact-tag', { name: 'VIP' })

  const replies = [
    await shop.firstline.post('/contact-tag', body),
    await shop.firstline.put(`/contact-tag/${made.json.data.id}`, body),
  ]

  expect(replies.map((reply) => reply.status)).toEqual([422, 422])
  expect(replies[0]?.json.errors.name[0]).toContain(reason)
})

test('gives a name once, also when many want it at once', async ({ server, shop }) => {
  const other = await server.newShop()
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => shop.firstline.post('/contact-tag', { name: 'VIP' })),
  )
  const second = await shop.firstline.post('/contact-tag', { name: '常客' })
  const renamed = await shop.firstline.put(`/contact-tag/${second.json.data.id}`, { name: 'VIP' })
  const elsewhere = await other.firstline.post('/contact-tag', { name: 'VIP' })

  expect(replies.map((reply) => reply.status).sort()).toEqual([201, 422, 422, 422, 422])
  expect(renamed.status).toBe(422)
  expect(renamed.json.errors).toEqual({ name: ['The name has already been taken.'] })
  expect(elsewhere.status).toBe(201)
})

test('knows no tag of another merchant', async ({ server, shop }) => {
  const other = await server.newShop()
  const { id } = (await other.firstline.post('/contact-tag', { name: 'VIP' })).json.data

  const replies = await Promise.all([
    shop.firstline.get(`/contact-tag/${id}`),
    shop.firstline.put(`/contact-tag/${id}`, { name: 'x' }),
    shop.firstline.delete(`/contact-tag/${id}`),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404])
  expect((await shop.firstline.get('/contact-tag')).json.data).toEqual([])
})
