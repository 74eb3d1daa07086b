import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { HttpServer, Reply } from '../platform/http.ts'
import { apis } from './faces.ts'
import { openApiOf } from './openapi.ts'
import { facePage, indexPage } from './pages.ts'

const viewerManifest = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')
const ownFolder = fileURLToPath(new URL('assets/', import.meta.url))

const script = 'text/javascript; charset=utf-8'
const style = 'text/css; charset=utf-8'

/** The only files that are served, each on a route of its own: no path comes from a request. */
const assetFiles = [
  { name: 'swagger-ui-bundle.js', folder: dirname(viewerManifest), type: script },
  { name: 'swagger-ui.css', folder: dirname(viewerManifest), type: style },
  { name: 'viewer.js', folder: ownFolder, type: script },
  { name: 'docs.css', folder: ownFolder, type: style },
]

// Nothing on these pages may talk to another host. Swagger UI sets style attributes.
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Serves the API documents: /docs, /docs/<page>, /docs/<page>.json and the viewer's files. */
export function mountDocs(server: HttpServer): void {
  // The contents are part of the address, so that a browser may keep the files for a year.
  const assets = `/docs/assets/${contentMark()}`
  for (const { name, folder, type } of assetFiles) {
    server.get(`${assets}/${name}`, async () =>
      reply(
        await readFile(join(folder, name), 'utf8'),
        type,
        'public, max-age=31536000, immutable',
      ),
    )
  }
  server.get('/docs', async () => page(indexPage(apis, assets)))
  for (const face of apis) {
    let document: object | undefined
    server.get(`/docs/${face.page}`, async () => page(facePage(face, assets)))
    server.get(`/docs/${face.page}.json`, async (request) => {
      document ??= openApiOf(face)
      const servers = [{ url: new URL(request.url).origin + face.prefix }]
      return reply(JSON.stringify({ ...document, servers }), 'application/json; charset=utf-8')
    })
  }
}

function contentMark(): string {
  const hash = createHash('sha256').update(readFileSync(viewerManifest))
  for (const { name, folder } of assetFiles) {
    if (folder === ownFolder) hash.update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex').slice(0, 12)
}

function page(text: string): Reply {
  return reply(text, 'text/html; charset=utf-8')
}

function reply(body: string, type: string, cache = 'no-cache'): Reply {
  return {
    status: 200,
    headers: {
      'content-type': type,
      'cache-control': cache,
      'content-security-policy': contentPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
    body,
  }
}
