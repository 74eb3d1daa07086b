import type { Route } from '../platform/endpoint.ts'

/** A route's pattern in OpenAPI's form: /v1/orders/{id}. */
export function patternOf(path: string): string {
  return path.replace(/:([A-Za-z_]\w*)/g, '{$1}')
}

/** The noun an endpoint is listed under: its first path segment after the version. */
export function tagOf(path: string): string {
  const isManager = path.startsWith('/manager/')
  const [noun = 'other'] = path
    .replace(/^\/(manager\/|api\/)?(v\d+\/)?/, '')
    .split(/[/.]/)
    .filter((part) => part !== '' && !part.startsWith(':'))
  return isManager ? `manager ${noun}` : noun
}

/** The title as a name for generated clients ("Create Order" → createOrder), unique in `taken`. */
export function operationIdOf(route: Route<unknown>, taken: Set<string>): string {
  const words = `${route.title}`.match(/[A-Za-z0-9]+/g) ?? []
  const titled = camelCase(words)
  if (titled && !taken.has(titled)) return titled
  const parts = route.path.match(/[A-Za-z0-9]+/g) ?? []
  return camelCase([route.method, ...parts])
}

function camelCase(words: string[]): string {
  return words
    .map((word, index) => {
      const lower = /^[A-Z0-9]+$/.test(word) || index === 0 ? word.toLowerCase() : word
      return index === 0 ? lower : lower.charAt(0).toUpperCase() + lower.slice(1)
    })
    .join('')
}
