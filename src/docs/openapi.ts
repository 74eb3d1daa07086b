import type { z } from 'zod'
import type { Face, FaceRoute } from './faces.ts'
import { operationIdOf, patternOf, tagOf } from './names.ts'
import { type Refusals, refusalsOf } from './refusals.ts'
import { inputSchema, type JsonSchema, listFormOf, membersOf } from './schemas.ts'
import { isEmptyAnswer, pathShape, readSpecExamples, type SpecExample } from './spec-examples.ts'

const jsonType = 'application/json'

/**
 * The OpenAPI 3.1 document of one API without `servers`, from the schemas that check its requests
 * and the vendor's examples. Endpoints that are not built are listed with their 501.
 */
export function openApiOf(face: Face): object {
  const examples = face.specBase === null ? [] : readSpecExamples(face.name)
  const refusals = refusalsOf(face)
  const paths: Record<string, Record<string, object>> = {}
  const ids = new Set<string>()
  for (const route of face.routes) {
    const path = patternOf(route.path)
    const operationId = operationIdOf(route, ids)
    ids.add(operationId)
    const shape = pathShape(route.path)
    const own = examples.filter(
      (each) => each.path === shape && each.methods.includes(route.method),
    )
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: operationOf(face, route, operationId, own, refusals),
    }
  }
  // Nouns that can be used come first.
  const inOrder = face.routes.toSorted((a, b) => Number(!a.endpoint) - Number(!b.endpoint))
  const tags = [...new Set(inOrder.map((route) => tagOf(route.path)))]
  const schemes = schemesOf(face)
  return {
    openapi: '3.1.0',
    info: infoOf(face),
    paths,
    tags: tags.map((name) => ({ name })),
    security: Object.keys(schemes).map((name) => ({ [name]: [] })),
    components: {
      securitySchemes: schemes,
      responses: refusals.components,
    },
  }
}

/** How callers show who they are; people in the console by the cookie of their session as well. */
function schemesOf(face: Face) {
  const token = { type: 'http', scheme: 'bearer', description: `${face.title} access token` }
  if (face.name !== 'console') return { token }
  const description =
    'The session of a person who signed in, from a page of this server; by https the name begins with __Host-'
  return { token, session: { type: 'apiKey', in: 'cookie', name: 'guitai_session', description } }
}

function infoOf(face: Face) {
  const built = face.routes.filter((route) => route.endpoint).length
  return {
    title: face.specBase === null ? face.title : `Guitai: ${face.title}`,
    version: '0.1.0',
    description:
      face.specBase === null
        ? ownDescription
        : [
            `${face.zhTitle}介面。已完成 ${built} 個端點，共 ${face.routes.length} 個；未完成的端點回覆 501。`,
            `The ${face.title} face: ${built} of ${face.routes.length} endpoints are built; the others answer 501.`,
            'Input is checked by the schemas shown here; examples are the vendor’s own.',
          ].join('\n\n'),
  }
}

const ownDescription = [
  'Guitai 自己的介面：網路掛鉤（webhook）、事件與訂單歷程。',
  'Guitai’s own API: webhooks, the feed of events and the story of an order.',
  'Input is checked by the schemas shown here; refusals are problem documents (RFC 9457).',
].join('\n\n')

function operationOf(
  face: Face,
  route: FaceRoute,
  operationId: string,
  examples: SpecExample[],
  refusals: Refusals,
): object {
  const common = {
    operationId,
    summary: summaryOf(route),
    tags: [tagOf(route.path)],
    ...(route.isOpen ? { security: [] } : {}),
  }
  if (!route.endpoint) {
    return {
      ...common,
      parameters: pathParameters(route),
      'x-guitai-status': 'not-built',
      responses: refusals.notBuilt,
    }
  }
  const { query, body } = inputsOf(face, route)
  const scope = route.isOpen ? null : face.scopeOf(route)
  return {
    ...common,
    ...(scope ? { description: `Scope: \`${scope}\``, 'x-guitai-scope': scope } : {}),
    parameters: [
      ...pathParameters(route),
      ...(query ? queryParameters(face, query) : []),
      ...keyParameter(route),
    ],
    ...(body ? { requestBody: requestBodyOf(inputSchema(body), examples) } : {}),
    'x-guitai-status': 'built',
    responses: {
      ...successOf(examples, route.endpoint.status ?? statusOf(face, route, examples)),
      ...refusals.of({
        isOpen: route.isOpen ?? false,
        hasParams: route.path.includes(':'),
        hasInput: Boolean(query ?? body),
        hasBody: Boolean(body),
        takesKey: keyParameter(route).length > 0,
      }),
    },
  }
}

/** The schemas of what is sent, where a client of this face would put it. */
function inputsOf(face: Face, route: FaceRoute): { query?: z.ZodType; body?: z.ZodType } {
  const { query, body } = route.endpoint?.schemas ?? {}
  const isQuery = face.mixesQueryAndBody && route.method === 'GET'
  const inputs = isQuery ? { query: body ?? query } : { query, body }
  return inputs as { query?: z.ZodType; body?: z.ZodType }
}

function summaryOf(route: FaceRoute): string {
  if (route.endpoint) return route.title
  return route.title ? `${route.title} (未完成 not built)` : '未完成 not built'
}

function pathParameters(route: FaceRoute): object[] {
  const params = route.endpoint?.schemas.params
  const known = params ? membersOf(inputSchema(params)) : []
  return [...route.path.matchAll(/:([A-Za-z_]\w*)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: known.find((each) => each.name === name)?.schema ?? { type: 'string' },
  }))
}

// An extension of ours on every API; the vendors document none (decision 0014).
function keyParameter(route: FaceRoute): object[] {
  if (route.method === 'GET' || route.isOpen || route.ignoresKey) return []
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'The same key and body again get the first answer again, for 24 hours',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
  ]
}

function queryParameters(face: Face, query: z.ZodType): object[] {
  return membersOf(inputSchema(query)).map(({ name, schema, isRequired }) => {
    const list = listFormOf(schema)
    const isBracketed = list !== null && face.queryList === 'ids[]=1&ids[]=2'
    return {
      name: isBracketed ? `${name}[]` : name,
      in: 'query',
      required: isRequired,
      schema: list ?? schema,
      ...(list === null ? {} : { style: 'form', explode: isBracketed }),
    }
  })
}

function requestBodyOf(schema: JsonSchema, examples: SpecExample[]): object {
  const named = namedExamples(examples.filter((each) => each.kind === 'request'))
  const isRequired = (schema.required?.length ?? 0) > 0
  return { required: isRequired, content: { [jsonType]: { schema, ...named } } }
}

function statusOf(face: Face, route: FaceRoute, examples: SpecExample[]): number {
  const isShown = examples.some((each) => each.kind === 'response')
  const isSilent = face.hasEmptyWrites && route.method !== 'GET' && !isShown
  return isSilent || isEmptyAnswer(examples) ? 204 : 200
}

function successOf(examples: SpecExample[], status: number): object {
  if (status === 204) return { 204: { description: 'Done; the body is empty' } }
  const answers = examples.filter((each) => each.kind === 'response' && each.status < 300)
  const isList = answers.length > 0 && answers.every((each) => Array.isArray(each.value))
  const schema = isList ? { type: 'array' } : { type: 'object' }
  return {
    [status]: {
      description: 'Success',
      content: { [jsonType]: { schema, ...namedExamples(answers) } },
    },
  }
}

function namedExamples(examples: SpecExample[]): object {
  if (examples.length === 0) return {}
  const entries = examples.map((each) => [
    each.file.replace(/\.json$/, '').replace(/[^\w.-]/g, '-'),
    { value: each.value },
  ])
  return { examples: Object.fromEntries(entries) }
}
