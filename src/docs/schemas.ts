import { z } from 'zod'

/** JSON Schema, as far as the documents look into it. */
export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  items?: JsonSchema
  [key: string]: unknown
}

/** What a zod schema takes in, as JSON Schema 2020-12; parts it cannot say are left open. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  const {
    $schema: _,
    $defs,
    ...json
  } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema
  return withoutReferences(json, ($defs ?? {}) as Record<string, JsonSchema>, []) as JsonSchema
}

/** Puts definitions in place, since `#/$defs` would be looked for at the document's root. */
function withoutReferences(
  value: unknown,
  definitions: Record<string, JsonSchema>,
  open: string[],
): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutReferences(each, definitions, open))
  if (value === null || typeof value !== 'object') return value
  const { $ref } = value as { $ref?: unknown }
  if (typeof $ref === 'string') {
    const name = $ref.replace('#/$defs/', '')
    // A schema inside itself (any JSON) is left open at the second level.
    return open.includes(name)
      ? {}
      : withoutReferences(definitions[name], definitions, [...open, name])
  }
  const members = Object.entries(value).map(([key, member]) => [
    key,
    withoutReferences(member, definitions, open),
  ])
  return Object.fromEntries(members)
}

/** The named members of an object schema, also of one put together from several. */
export function membersOf(
  schema: JsonSchema,
): { name: string; schema: JsonSchema; isRequired: boolean }[] {
  const parts = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((each) => each ?? [])
  const own = Object.entries(schema.properties ?? {}).map(([name, each]) => ({
    name,
    schema: each,
    isRequired: schema.required?.includes(name) ?? false,
  }))
  const seen = new Set(own.map((each) => each.name))
  const inner = parts.flatMap(membersOf).filter((each) => !seen.has(each.name))
  // A member of one alternative is needed only there.
  const isChoice = schema.allOf === undefined
  return [...own, ...inner.map((each) => (isChoice ? { ...each, isRequired: false } : each))]
}

/** The list form of a parameter that may be repeated, or null when it takes one value. */
export function listFormOf(schema: JsonSchema): JsonSchema | null {
  if (schema.type === 'array') return schema
  for (const each of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    const list = listFormOf(each)
    if (list) return list
  }
  return null
}
