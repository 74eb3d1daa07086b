import { expect } from 'vitest'
import { clientOf, type Server, type Shop, test } from '../../../test/app.ts'
import { aContact, aContactOrder } from '../../../test/build-contacts.ts'
import { createToken } from '../../core/access/tokens.ts'
import { createStaff } from '../../core/merchants/create-merchant.ts'
import { routes } from './routes.ts'

/** A client of an employee with another role. */
async function clientAs(server: Server, shop: Shop, role: 'agent' | 'sponsor') {
  const now = new Date()
  const staff = await createStaff(
    server.db,
    shop.merchant.id,
    {
      account: `${role}-${shop.merchant.handle}`,
      password_hash: shop.password_hash,
      name: '客服',
      email: 'agent@example.com',
      code: role,
      role,
    },
    now,
  )
  const token = await createToken(
    server.db,
    {
      merchant_id: shop.merchant.id,
      face: 'firstline',
      staff_id: staff.id,
      name: '',
      expires_at: null,
    },
    now,
  )
  return clientOf(server, 'firstline', token)
}

test('takes the token from the header with or without Bearer, or from the query', async ({
  server,
  shop,
}) => {
  const { token } = shop.firstline
  const nobody = clientOf(server, 'firstline', '')
  const header = (value: string) =>
    nobody.request('GET', '/contact', undefined, { authorization: value })

  const replies = await Promise.all([
    header(`Bearer ${token}`),
    header(`bearer ${token}`),
    header(token),
    nobody.get(`/contact?token=${token}`),
    nobody.request('GET', `/contact?token=${token}`, undefined, { authorization: 'Bearer wrong' }),
    nobody.get('/contact'),
    nobody.get('/contact?token=wrong'),
    header(`Bearer ${shop.shopline.token}`),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 401, 401, 401, 401])
  expect(replies[5]?.json).toEqual({ message: 'Unauthenticated.' })
})

test('lets an agent work and shows a sponsor nothing', async ({ server, shop }) => {
  const agent = await clientAs(server, shop, 'agent')
  const sponsor = await clientAs(server, shop, 'sponsor')

  expect((await agent.get('/contact-order')).status).toBe(200)
  const refused = await sponsor.get('/contact-order')
  expect(refused.status).toBe(403)
  expect(refused.json).toEqual({ message: 'This action is unauthorized.' })
})

test('changes through PUT, PATCH and POST with _method in any place and case', async ({
  server,
  shop,
}) => {
  const { id } = await aContactOrder(server, shop, { order_number: 'A-1' })
  const path = `/contact-order/${id}`
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const { firstline } = shop

  const replies = [
    await firstline.put(path, { order_name: 'put' }),
    await firstline.patch(path, { order_name: 'patch' }),
    await firstline.post(path, { _method: 'put', order_name: 'json' }),
    await firstline.post(path, { _method: 'PUT', order_name: 'upper case' }),
    await firstline.post(path, { _method: 'patch', order_name: 'post as patch' }),
    await firstline.post(`${path}?_method=put`, { order_name: 'query' }),
    await firstline.request('POST', path, '_method=Put&order_name=form', form),
  ]

  expect(replies.map((reply) => reply.json.data?.order_name)).toEqual([
    'put',
    'patch',
    'json',
    'upper case',
    'post as patch',
    'query',
    'form',
  ])
  expect(replies.map((reply) => reply.status)).toEqual(Array(7).fill(200))
})

test('deletes through POST with _method', async ({ server, shop }) => {
  const contact = await aContact(server, shop)

  const reply = await shop.firstline.post(`/contact/${contact.firstline_id}`, { _method: 'delete' })

  expect(reply.status).toBe(204)
  expect(reply.text).toBe('')
})

test('refuses methods that an address does not have', async ({ server, shop }) => {
  const { id } = await aContactOrder(server, shop)
  const { firstline } = shop

  const replies = [
    await firstline.post(`/contact-order/${id}`, { order_name: 'x' }),
    await firstline.delete(`/contact-order/${id}`),
    await firstline.post(`/contact-order/${id}`, { _method: 'delete' }),
    await firstline.put('/contact-order', {}),
    await firstline.post('/contact-order', { _method: 'put' }),
    await firstline.delete('/product/1'),
    await firstline.post('/country', {}),
  ]

  expect(replies.map((reply) => reply.status)).toEqual(Array(7).fill(405))
  expect(replies[0]?.json).toEqual({
    message:
      'The POST method is not supported for this route. Supported methods: GET, HEAD, PUT, PATCH.',
  })
})

test('reads filters from the query and from the body of a GET, which wins', async ({
  server,
  shop,
}) => {
  await aContactOrder(server, shop, { order_number: 'A-1' })
  await aContactOrder(server, shop, { order_number: 'A-2' })
  // fetch sends no body with GET; the documented curl samples do.
  const numbers = async (query: string, body: object) => {
    const { request } = await import('node:http')
    const reply = await new Promise<string>((resolve, reject) => {
      const call = request(
        `${shop.firstline.base}/contact-order${query}`,
        {
          method: 'GET',
          headers: {
            authorization: shop.firstline.token,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(JSON.stringify(body)),
          },
        },
        (answer) => {
          let text = ''
          answer.on('data', (chunk) => {
            text += chunk
          })
          answer.on('end', () => resolve(text))
        },
      )
      call.on('error', reject)
      call.end(JSON.stringify(body))
    })
    const json = JSON.parse(reply)
    return {
      numbers: json.data.map((order: { order_number: string }) => order.order_number),
      first: json.links.first,
    }
  }

  const path = `${shop.firstline.base}/contact-order`
  expect(await numbers('', { order_number: 'A-2' })).toEqual({
    numbers: ['A-2'],
    first: `${path}?page=1`,
  })
  expect(await numbers('?order_number=A-1', { order_number: 'A-2' })).toEqual({
    numbers: ['A-2'],
    first: `${path}?order_number=A-1&page=1`,
  })
  expect((await numbers('?unknown=1&sort=-id', {})).numbers).toEqual(['A-1', 'A-2'])
})

test.for(['0', '-1', '1.5', 'abc', '99999999999999999999', '9007199254740993', '%20', '1e3'])(
  'knows no row by the number %s',
  async (number, { shop }) => {
    const paths = ['contact', 'contact-tag', 'product', 'contact-order']
    const replies = await Promise.all(paths.map((path) => shop.firstline.get(`/${path}/${number}`)))

    expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 404])
    expect(replies[0]?.json).toEqual({ message: 'Not Found' })
  },
)

test('answers requests that cannot be read in the vendor’s form', async ({ shop }) => {
  const { firstline } = shop

  const [broken, list, nul, unknown, page] = await Promise.all([
    firstline.post('/contact-tag', '{'),
    firstline.post('/contact-tag', '[1]'),
    firstline.post('/contact-tag', '{"name":"a\\u0000b"}'),
    firstline.get('/no-such-path'),
    firstline.get('/contact-tag?per_page=0&page=x'),
  ])

  expect([broken, list, nul, unknown].map((reply) => reply?.status)).toEqual([400, 400, 422, 404])
  expect(unknown?.json).toEqual({ message: 'Not Found' })
  expect(page?.status).toBe(422)
  expect(page?.json.errors).toEqual({
    page: ['The page must be a number.'],
    per_page: ['The per page must be at least 1.'],
  })
})

test('answers in JSON or refuses another format', async ({ shop }) => {
  const ask = (accept: string) => shop.firstline.request('GET', '/contact', undefined, { accept })

  expect((await ask('text/html,*/*;q=0.8')).status).toBe(200)
  expect((await ask('application/json')).status).toBe(200)
  expect((await ask('text/csv')).status).toBe(406)
})

test('says 501 for every endpoint that is not built, without a token outside /api/v1', async ({
  server,
  shop,
}) => {
  const unbuilt = routes.filter((route) => route.endpoint === null)
  const outside = unbuilt.filter((route) => route.isOpen)
  const replies = await Promise.all(
    unbuilt.map(async (route) => {
      const path = route.path.replace(/:\w+/g, '1')
      const headers = route.isOpen ? {} : { authorization: shop.firstline.token }
      const reply = await fetch(`${server.url}/firstline${path}`, { method: route.method, headers })
      return { status: reply.status, json: await reply.json() }
    }),
  )

  expect(outside).toHaveLength(3)
  expect(replies).toEqual(
    unbuilt.map(() => ({ status: 501, json: { message: 'Not Implemented' } })),
  )
})
