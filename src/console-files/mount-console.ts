import type { HttpServer, Reply, Request } from '../platform/http.ts'
import { type StaticFiles, staticReply } from '../platform/static-files.ts'

const guards = {
  'content-security-policy': [
    "default-src 'self'",
    // Mantine sets style attributes and writes its colours into the page.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

// The bundler puts the content into these names.
const hashedFolder = '/assets/'

/**
 * Serves the console: its files, and its one page for every other path that a browser opens, since
 * the page reads the path itself. Without files the page says how to get them.
 */
export function mountConsole(server: HttpServer, files: StaticFiles | null): void {
  server.fallback(async (request) => {
    const file = files?.get(request.path)
    if (file && request.path !== '/index.html') {
      const keep = request.path.startsWith(hashedFolder)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache'
      return staticReply(file, request, { ...guards, 'cache-control': keep })
    }
    if (!opensPage(request)) return notFound
    const page = files?.get('/index.html')
    return page ? staticReply(page, request, { ...guards, 'cache-control': 'no-cache' }) : unbuilt
  })
}

// A missing script must not be answered with a page, which a browser would then run or keep.
function opensPage({ path, headers }: Request): boolean {
  if (path.startsWith(hashedFolder)) return false
  return path === '/' || String(headers.accept ?? '').includes('text/html')
}

const notFound: Reply = { status: 404, body: { message: 'Not Found' } }

const unbuilt: Reply = {
  status: 503,
  headers: { ...guards, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body: `<!doctype html>
<html lang="zh-Hant">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Guitai 櫃台</title>
<body style="font-family: sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem">
<h1>這裡沒有主控台</h1>
<p>主控台尚未建置：請以程式目錄的擁有者執行 <code>npm run build</code>，再重新啟動伺服器。以 <code>--no-console</code> 啟動時也是如此。API 照常運作：<a href="/docs">API 文件</a>。</p>
<h2 lang="en">There is no console here</h2>
<p lang="en">It is not built: run <code>npm run build</code> as the owner of the program's folder and restart the server. A server that was started with <code>--no-console</code> has none either. The APIs work as ever: <a href="/docs">API documents</a>.</p>
</body>
</html>
`,
}
