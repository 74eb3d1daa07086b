import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { stockOf } from '../../../../test/build-orders.ts'
import { aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

const request = example('firstline/product-create.request')

test('makes the documented product and shows it everywhere', async ({ shop }) => {
  const made = await shop.firstline.post('/product', request)
  const { id } = made.json.data

  expect(made.status).toBe(201)
  expect(made.json).toHaveWireShape(example('firstline/product.response'))
  expect(made.json.data).toEqual({
    id,
    name: 'iPhone 15',
    sku: 'SKU12345',
    description: 'Latest model with advanced features.',
    price: '999.99',
    stock: 150,
    category: 'Electronics',
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    updated_at: made.json.data.created_at,
  })
  const read = await shop.firstline.get(`/product/${id}`)
  const list = await shop.firstline.get('/product?sku=SKU12345')
  expect(read.json).toEqual(made.json)
  expect(list.json).toHaveWireShape(example('firstline/product-list.response'))
  expect(list.json.data).toEqual([made.json.data])
})

test('finds by exact SKU and price', async ({ server, shop }) => {
  await aProduct(server, shop, { title: '保溫瓶 500ml', sku: 'B-500', price_minor: 89_900 })
  await aProduct(server, shop, { title: '保溫杯', sku: 'B-50', price_minor: 49_950 })
  await aProduct(server, shop, { title: 'T 恤', sku: 'T-1', price_minor: 0 })
  const skus = async (query: string) =>
    (await shop.firstline.get(`/product?${query}`)).json.data.map(
      (product: { sku: string }) => product.sku,
    )

  expect(await skus('')).toEqual(['B-500', 'B-50', 'T-1'])
  expect(await skus('sku=B-50')).toEqual(['B-50'])
  expect(await skus('price__lower=499.5')).toEqual(['B-500', 'B-50'])
  expect(await skus('price__lower=0&price__upper=499.50')).toEqual(['B-50', 'T-1'])
  expect(await skus('price__upper=499.49')).toEqual(['T-1'])
})

test('finds what FIRST LINE made by a part of its name', async ({ shop }) => {
  await shop.firstline.post('/product', { ...request, name: '保溫瓶 500ml' })
  const found = await shop.firstline.get(`/product?name=${encodeURIComponent('溫瓶')}`)

  expect(found.json.meta.total).toBe(1)
})

test('changes what is sent', async ({ shop }) => {
  const { data } = (await shop.firstline.post('/product', request)).json
  const path = `/product/${data.id}`
  const changes = { price: '1200.5', stock: 3, category: '手機', description: null }

  const changed = await shop.firstline.put(path, changes)
  const same = await shop.firstline.put(path, changed.json.data)

  expect(changed.status).toBe(200)
  expect(changed.json.data).toEqual({
    ...data,
    ...changes,
    price: '1200.50',
    updated_at: expect.any(String),
  })
  expect(same.json.data).toMatchObject({ ...changed.json.data, updated_at: expect.any(String) })
})

test('moves the stock that an order of another face is taken from', async ({ server, shop }) => {
  const product = await aProduct(server, shop, { quantity: 10 })
  const [variant] = product.variants

  const reply = await shop.firstline.put(`/product/${variant?.firstline_id}`, { stock: 3 })

  expect(reply.json.data.stock).toBe(3)
  expect(await stockOf(server, shop, variant?.id as string)).toBe(3)
})

test('is one row for each variation of a product', async ({ server, shop }) => {
  const product = await aProduct(server, shop, { title: 'T 恤', sku: 'T', variations: ['', ''] })
  const [small, large] = product.variants

  await shop.firstline.put(`/product/${small?.firstline_id}`, { name: '短袖 T 恤', price: 500 })

  const { data } = (await shop.firstline.get('/product')).json
  expect(data).toMatchObject([
    { id: small?.firstline_id, name: '短袖 T 恤', sku: 'T-1', price: '500.00', category: '' },
    { id: large?.firstline_id, name: '短袖 T 恤', sku: 'T-2', price: '999.00', category: '' },
  ])
})

test.for([
  ['name', undefined],
  ['name', ''],
  ['sku', undefined],
  ['sku', 'x'.repeat(256)],
  ['price', undefined],
  ['price', -1],
  ['price', 'cheap'],
  ['price', 1e20],
  ['stock', undefined],
  ['stock', -1],
  ['stock', 1.5],
  ['stock', 2 ** 31],
  ['category', undefined],
  ['category', { id: 1 }],
  ['description', 'x'.repeat(10_001)],
] as const)('refuses a wrong %s and stores nothing (case %#)', async ([name, value], { shop }) => {
  const reply = await shop.firstline.post('/product', { ...request, [name]: value })

  expect(reply.status).toBe(422)
  expect(Object.keys(reply.json.errors)).toEqual([name])
  expect((await shop.firstline.get('/product')).json.meta.total).toBe(0)
})

test('gives a SKU once, also when many want it at once', async ({ shop }) => {
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => shop.firstline.post('/product', request)),
  )
  const other = await shop.firstline.post('/product', { ...request, sku: 'OTHER' })
  const taken = await shop.firstline.put(`/product/${other.json.data.id}`, { sku: request.sku })

  expect(replies.map((reply) => reply.status).sort()).toEqual([201, 422, 422, 422, 422])
  expect(taken.status).toBe(422)
  expect(taken.json.errors).toEqual({ sku: ['The sku has already been taken.'] })
})

test('knows no product of another merchant, and deletes none', async ({ server, shop }) => {
  const other = await server.newShop()
  const { id } = (await other.firstline.post('/product', request)).json.data

  const replies = await Promise.all([
    shop.firstline.get(`/product/${id}`),
    shop.firstline.put(`/product/${id}`, { stock: 0 }),
    shop.firstline.post('/product', request),
    other.firstline.delete(`/product/${id}`),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([404, 404, 201, 405])
})
