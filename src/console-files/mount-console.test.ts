import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { test as base, expect } from 'vitest'
import { createHttpServer, type Mount } from '../platform/http.ts'
import { readStaticFiles, type StaticFiles } from '../platform/static-files.ts'
import { mountConsole } from './mount-console.ts'
import { packFiles } from './pack-files.ts'

const script = 'console.log("the console")\n'.repeat(30)

const face: Mount = {
  prefix: '/api',
  paths: new Map(),
  answer: async () => ({ status: 200, body: {} }),
  refuse: () => ({ status: 404, body: { form: 'of the face' } }),
}

async function listening(files: StaticFiles | null, use: (url: string) => Promise<void>) {
  const server = createHttpServer({
    hosts: new Map([['open.shop.example', '/api']]),
    onError(error) {
      throw error
    },
  })
  server.mount(face)
  mountConsole(server, files)
  await use(await server.listen('127.0.0.1', 0))
  await server.close()
}

const test = base.extend<{ url: string; bare: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern.
  async url({}, use) {
    const folder = await mkdtemp(join(tmpdir(), 'static-test-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>the page</title>')
    await writeFile(join(folder, 'icon.svg'), '<svg/>')
    await writeFile(join(folder, '.built-from'), 'secret mark')
    await writeFile(join(folder, 'assets/main-4f2a.js'), script)
    await packFiles(folder)
    await listening(await readStaticFiles(folder), use)
    await rm(folder, { recursive: true })
  },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern.
  bare: async ({}, use) => listening(null, use),
})

/** A request whose path and headers go out as they are; fetch tidies both. */
function raw(url: string, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = new URL(url)
  return new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>(
    (resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers, method }, (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part) => parts.push(part))
        reply.on('end', () =>
          resolve({
            status: reply.statusCode as number,
            headers: reply.headers,
            bytes: Buffer.concat(parts),
          }),
        )
      })
        .on('error', reject)
        .end()
    },
  )
}

test('sends a script packed as the browser likes it, to be kept for a year', async ({ url }) => {
  const path = '/assets/main-4f2a.js'
  const br = await raw(url, path, { 'accept-encoding': 'gzip, deflate, br;q=0.9' })
  const gzip = await raw(url, path, { 'accept-encoding': 'br;q=0, gzip' })
  const plain = await raw(url, path)

  expect(br.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(br.bytes).toString()).toBe(script)
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(gzip.bytes).toString()).toBe(script)
  expect(plain.bytes.toString()).toBe(script)
  expect(plain.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-length': String(script.length),
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  })
  expect(plain.headers['content-encoding']).toBeUndefined()
})

test('asks browsers to come back for the page, and says when it is the same', async ({ url }) => {
  const first = await raw(url, '/')
  const etag = String(first.headers.etag)
  const again = await raw(url, '/', { 'if-none-match': `"other", ${etag}` })

  expect(first.headers['cache-control']).toBe('no-cache')
  expect(again).toMatchObject({ status: 304, headers: { etag } })
  expect(again.bytes.length).toBe(0)
})

test('lets the page load from this server alone, in no frame', async ({ url }) => {
  const { headers } = await raw(url, '/')

  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src/)
  expect(headers['referrer-policy']).toBe('same-origin')
})

test.for(['/orders/67a', '/sign-in?to=%2Forders', '/index.html', '/stores/%E5%8F%B0'])(
  'opens the page for the path %s of the console',
  async (path, { url }) => {
    const opened = await raw(url, path, { accept: 'text/html,*/*;q=0.8' })
    const head = await raw(url, path, { accept: 'text/html' }, 'HEAD')
    const fetched = await raw(url, path, { accept: 'application/json' })

    expect(opened.bytes.toString()).toContain('the page')
    expect(head).toMatchObject({ status: 200, bytes: Buffer.alloc(0) })
    expect(head.headers['content-length']).toBe(String(opened.bytes.length))
    expect(fetched.status).toBe(404)
  },
)

test.for([
  '/assets/main-0000.js',
  '/assets/',
  '/assets/..%2f.built-from',
  '/assets/../../package.json',
])('answers 404 for %s, also to a browser', async (path, { url }) => {
  const reply = await raw(url, path, { accept: 'text/html' })

  expect(reply.status).toBe(404)
})

test.for(['/.built-from', '/../package.json', '/%2e%2e/package.json', '/icon.svg.br'])(
  'keeps %s to itself',
  async (path, { url }) => {
    const reply = await raw(url, path)

    expect(reply.status).toBe(404)
    expect(reply.bytes.toString()).not.toMatch(/secret|dependencies/)
  },
)

test('leaves the paths and the hosts of a face to the face', async ({ url }) => {
  const prefixed = await raw(url, '/api/nothing', { accept: 'text/html' })
  const bound = await raw(url, '/', { accept: 'text/html', host: 'open.shop.example' })

  const bodies = [prefixed, bound].map(({ bytes }) => JSON.parse(bytes.toString()))
  expect(bodies).toEqual([{ form: 'of the face' }, { form: 'of the face' }])
})

test('answers other methods than reading with 404', async ({ url }) => {
  const reply = await raw(url, '/orders', { accept: 'text/html' }, 'POST')

  expect(reply.status).toBe(404)
})

test('says on the page how to build when nothing is built', async ({ bare }) => {
  const page = await raw(bare, '/orders', { accept: 'text/html' })

  expect(page.status).toBe(503)
  expect(page.bytes.toString()).toContain('npm run build')
})
