import type { JsonSchema } from '../src/docs/schemas.ts'

// Tried in this order against a pattern, since a sample need not be clever.
const candidates = [
  ...['1', 'x', '0912345678', '2026-01-31', '2026-01-31 08:00:00', '2026-01-31T08:00:00Z'],
  ...['08:00', '20260131', 'true', 'a@example.com', 'https://img.example.com/1.jpg', 'A01', ''],
]

/**
 * A value that a schema takes, with every optional member. `idOf` gives the id for a field that
 * names a row, or undefined where the field is no id.
 */
export function sampleOf(
  schema: JsonSchema,
  idOf: (field: string) => string | undefined,
  field = '',
): unknown {
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum.find((each) => each !== null)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) {
    const id = idOf(field)
    const isText = (each: JsonSchema) => each.type === 'string'
    const choice = (id === undefined ? undefined : choices.find(isText)) ?? choices[0]
    return sampleOf(choice as JsonSchema, idOf, field)
  }
  if (schema.allOf) {
    return Object.assign({}, ...schema.allOf.map((each) => sampleOf(each, idOf, field)))
  }
  switch ([schema.type].flat().find((each) => each !== 'null')) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, member]) => [
          name,
          sampleOf(member, idOf, name),
        ]),
      )
    case 'array':
      return [sampleOf(schema.items ?? {}, idOf, field)]
    case 'integer':
    case 'number':
      return Number(idOf(field) ?? Math.max(1, Number(schema.minimum ?? 1)))
    case 'boolean':
      return true
    default:
      return idOf(field) ?? sampleText(schema)
  }
}

function sampleText(schema: JsonSchema): string {
  if (schema.format === 'email') return 'a@example.com'
  if (typeof schema.pattern === 'string') {
    const pattern = new RegExp(schema.pattern)
    const fitting = candidates.find((each) => pattern.test(each))
    if (fitting !== undefined) return fitting
  }
  return 'x'.repeat(Math.max(1, Number(schema.minLength ?? 1)))
}

/** The JSON texts that come from putting each hostile text in the place of each value inside. */
export function spoiled(sample: unknown, hostile: string[]): { about: string; text: string }[] {
  return placesOf(sample, []).flatMap((place) =>
    hostile.map((text) => ({
      about: `${place.join('.')} = ${text.slice(0, 60)}`,
      text: JSON.stringify(replaced(sample, place)).replace('"@@here@@"', () => text),
    })),
  )
}

function placesOf(value: unknown, path: string[]): string[][] {
  if (value === null || typeof value !== 'object') return path.length > 0 ? [path] : []
  const inner = Object.entries(value).flatMap(([key, member]) => placesOf(member, [...path, key]))
  return path.length > 0 ? [path, ...inner] : inner
}

function replaced(value: unknown, [key, ...rest]: string[]): unknown {
  if (key === undefined) return '@@here@@'
  if (Array.isArray(value)) {
    return value.map((each, index) => (String(index) === key ? replaced(each, rest) : each))
  }
  const members = value as Record<string, unknown>
  return { ...members, [key]: replaced(members[key], rest) }
}
