import { describe, expect } from 'vitest'
import { test } from '../../test/app.ts'
import { apis } from './faces.ts'

/** Addresses that a page loads: everything in src and href. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link]) => link as string)
}

test('lists the three faces and our own API in Chinese and in English', async ({ server }) => {
  const reply = await fetch(`${server.url}/docs`)

  const html = await reply.text()
  expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(html.indexOf('API 文件')).toBeLessThan(html.indexOf('API documents'))
  expect(apis.map((each) => each.page)).toEqual(['shopline', 'firstline', 'wixtar', 'guitai'])
  for (const { page, title, zhTitle } of apis) {
    expect(linksOf(html)).toContain(`/docs/${page}`)
    expect(html.indexOf(zhTitle)).toBeLessThan(html.indexOf(title))
  }
})

describe.each(apis)('the page of $name', (face) => {
  test('loads its files from this server, and they are there', async ({ server }) => {
    const reply = await fetch(`${server.url}/docs/${face.page}`)

    const links = linksOf(await reply.text()).filter((link) => link !== 'data:,')
    const files = await Promise.all(links.map((link) => fetch(server.url + link)))
    expect(links.filter((link) => !link.startsWith('/'))).toEqual([])
    expect(files.map((file) => file.status)).toEqual(links.map(() => 200))
    expect(links.some((link) => link.endsWith('/swagger-ui-bundle.js'))).toBe(true)
  })

  test('may talk to no other host', async ({ server }) => {
    const reply = await fetch(`${server.url}/docs/${face.page}`)

    const policy = reply.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'self'")
    expect(policy).not.toMatch(/https?:|\*/)
  })
})

test('lets browsers keep the viewer and ask again for the pages', async ({ server }) => {
  const page = await fetch(`${server.url}/docs/shopline`)
  const script = linksOf(await page.text()).find((link) => link.endsWith('.js'))

  const file = await fetch(server.url + script)
  expect(page.headers.get('cache-control')).toBe('no-cache')
  expect(file.headers.get('cache-control')).toContain('immutable')
  expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

test.for([
  '/docs/unknown',
  '/docs/assets/../../package.json',
  '/docs/assets/..%2f..%2fpackage.json',
  '/docs/assets/%2e%2e/%2e%2e/package.json',
  '/docs/assets/x/swagger-ui.js',
])('answers 404 for %s', async (path, { server }) => {
  const reply = await fetch(server.url + path)

  expect(reply.status).toBe(404)
  expect(await reply.text()).not.toContain('dependencies')
})
