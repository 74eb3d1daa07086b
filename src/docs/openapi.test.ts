import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect } from 'vitest'
import { test } from '../../test/app.ts'
import { apis } from './faces.ts'
import { patternOf } from './names.ts'

interface Operation {
  operationId: string
  summary: string
  parameters: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema: object; examples?: object }> }
  responses: Record<string, { $ref?: string; content?: Record<string, { examples?: object }> }>
  'x-guitai-status': string
}

// biome-ignore lint/suspicious/noExplicitAny: a document is JSON of any shape.
async function documentOf(url: string, page: string): Promise<{ reply: Response; document: any }> {
  const reply = await fetch(`${url}/docs/${page}.json`)
  return { reply, document: await reply.json() }
}

function operationsOf(document: { paths: Record<string, Record<string, Operation>> }): Operation[] {
  return Object.values(document.paths).flatMap((each) => Object.values(each))
}

describe.each(apis)('the document of $name', (face) => {
  test('is valid OpenAPI 3.1', async ({ server }) => {
    const { reply, document } = await documentOf(server.url, face.page)

    const result = await new Validator().validate(document)

    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(result.errors).toBeUndefined()
    expect(result.valid).toBe(true)
    expect(document.openapi).toBe('3.1.0')
    expect(document.servers).toEqual([{ url: `${server.url}${face.prefix}` }])
  })

  test('has every route once, under a name of its own', async ({ server }) => {
    const { document } = await documentOf(server.url, face.page)

    const operations = operationsOf(document)

    expect(operations).toHaveLength(face.routes.length)
    expect(new Set(operations.map((each) => each.operationId)).size).toBe(operations.length)
    for (const { method, path, endpoint } of face.routes) {
      const operation = document.paths[patternOf(path)][method.toLowerCase()]
      expect(operation['x-guitai-status']).toBe(endpoint ? 'built' : 'not-built')
      expect('501' in operation.responses).toBe(endpoint === null)
    }
  })

  test('points at nothing that is missing', async ({ server }) => {
    const { document } = await documentOf(server.url, face.page)

    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? []

    const known = Object.keys(document.components.responses)
    const wanted = references.map((each) => /responses\/(\w+)"$/.exec(each)?.[1])
    expect(wanted.filter((name) => !name || !known.includes(name))).toEqual([])
  })
})

test('shows create order with the vendor’s example and the schema that checks it', async ({
  server,
  shop,
}) => {
  const { document } = await documentOf(server.url, 'shopline')
  const create: Operation = document.paths['/v1/orders'].post
  const json = create.requestBody?.content['application/json']

  expect(create).toMatchObject({ operationId: 'createOrder', summary: 'Create Order' })
  expect(json?.schema).toMatchObject({
    required: ['order'],
    properties: { order: { required: expect.arrayContaining(['items', 'total']) } },
  })
  expect(Object.keys(json?.examples ?? {})).toContain('create-order.request')
  const answers = create.responses['200']?.content?.['application/json']?.examples
  expect(Object.keys(answers ?? {})).toEqual(['create-order.response'])

  const refused = await shop.shopline.post('/orders', {})
  expect(create.responses[refused.status]).toBeDefined()
  const wording = document.components.responses.Refused422.content['application/json'].example
  expect(Object.keys(refused.json)).toEqual(Object.keys(wording))
})

test('shows our own refusals as the problem documents that are answered', async ({
  server,
  shop,
}) => {
  const { document } = await documentOf(server.url, 'guitai')
  const create: Operation = document.paths['/webhooks'].post

  const refused = await shop.console.post('/webhooks', {})

  const shown = document.components.responses[`Refused${refused.status}`].content
  expect(create.responses[refused.status]).toBeDefined()
  expect(Object.keys(shown)).toEqual(['application/problem+json'])
  expect(Object.keys(shown['application/problem+json'].example)).toEqual(
    Object.keys(JSON.parse(refused.text)),
  )
  // A program's token, or the cookie of a person who signed in.
  expect(document.security).toEqual([{ token: [] }, { session: [] }])
  expect(document.components.securitySchemes.session).toMatchObject({
    in: 'cookie',
    name: 'guitai_session',
  })
  const vendor = (await documentOf(server.url, 'shopline')).document
  expect(vendor.security).toEqual([{ token: [] }])
  expect(document.info.description.indexOf('自己的介面')).toBeGreaterThan(0)
})

test('writes lists as SHOPLINE does, in brackets', async ({ server }) => {
  const { document } = await documentOf(server.url, 'shopline')
  const get: Operation = document.paths['/v1/orders/{id}'].get

  expect(get.parameters).toContainEqual({
    name: 'include_fields[]',
    in: 'query',
    required: false,
    schema: { type: 'array', items: { type: 'string' } },
    style: 'form',
    explode: true,
  })
})

test('offers a key on writes that keep their answer, and on no other call', async ({ server }) => {
  const { document } = await documentOf(server.url, 'firstline')
  const hasKey = (operation: Operation) =>
    operation.parameters.some((each) => each.name === 'Idempotency-Key')

  expect(hasKey(document.paths['/api/v1/contact-order'].post)).toBe(true)
  expect(hasKey(document.paths['/api/v1/contact-order'].get)).toBe(false)
  expect(hasKey(document.paths['/api/v1/auth'].post)).toBe(false)
  expect(hasKey(document.paths['/api/v1/auth'].put)).toBe(false)
})

test('names the address that a proxy with https serves', async ({ server }) => {
  const reply = await fetch(`${server.url}/docs/shopline.json`, {
    headers: { 'x-forwarded-proto': 'https' },
  })

  const { servers } = (await reply.json()) as { servers: { url: string }[] }
  expect(servers[0]?.url).toBe(`${server.url.replace('http:', 'https:')}/shopline`)
})
