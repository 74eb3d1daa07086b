import { readFileSync } from 'node:fs'

/** A vendor's example from spec/, parsed: `shopline/create-order.request`. */
// biome-ignore lint/suspicious/noExplicitAny: an example is JSON of any shape.
export function example(name: string): any {
  const [face, ...rest] = name.split('/')
  const file = new URL(`../spec/${face}/examples/${rest.join('/')}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}
