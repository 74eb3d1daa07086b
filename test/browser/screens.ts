import type { Page } from 'playwright-core'
import { settingsSections } from '../../console/paths.ts'
import { projectText } from '../project-files.ts'
import type { DemoRows } from './demo-rows.ts'

/** A page of the console: its pattern in the router and an address that opens it. */
export interface Screen {
  name: string
  pattern: string
  path: string
}

/** Folder of a pattern with `$id` → the kind of row that is shown there. */
const kinds: Record<string, keyof DemoRows> = {
  '/orders': 'order',
  '/customers': 'customer',
  '/products': 'product',
  '/stores': 'store',
  '/developers/webhooks': 'webhook',
}

/** Every page behind the sign-in, read from the router itself so that none is forgotten. */
export function everyScreen(rows: DemoRows): Screen[] {
  const found = [...projectText('console/router.tsx').matchAll(/\bpage\(\s*['`](\/[^'`]*)['`]/g)]
  const patterns = found.flatMap(([, pattern = '']) =>
    pattern.startsWith('/settings/')
      ? settingsSections.map((section) => `/settings/${section}`)
      : [pattern],
  )
  return patterns.map((pattern) => {
    const [folder = '', ...more] = pattern.split('/$id')
    const kind = kinds[folder]
    if (more.length > 0 && !kind) throw new Error(`no row is known for ${pattern}`)
    const name =
      pattern === '/' ? 'home' : pattern.slice(1).replace('$id', 'one').replaceAll('/', '-')
    return { name, pattern, path: kind ? pattern.replace('$id', rows[kind]) : pattern }
  })
}

/** Signs a person in as the sign-in form does, without the form. */
export async function signInAs(page: Page, account: string, password: string): Promise<void> {
  // A page on this server, so that the cookie is set by the browser itself.
  await page.goto('/icon.svg')
  const body = JSON.stringify(JSON.stringify({ account, password }))
  const headers = '{ "content-type": "application/json" }'
  const status = await page.evaluate<number>(
    `fetch('/api/session', { method: 'POST', headers: ${headers}, body: ${body} })
      .then((reply) => reply.status)`,
  )
  if (status !== 200 && status !== 201) throw new Error(`signing in was answered with ${status}`)
}

/** Opens a page and waits until its heading is there and nothing in it is still on its way. */
export async function openScreen(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settle(page)
}

/** Waits until the page has its heading and nothing in it is still on its way. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const busy = page.locator('[aria-busy=true], .mantine-Loader-root')
  await busy.first().waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready.then(() => null)')
}
