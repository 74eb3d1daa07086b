import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Reply, Request } from './http.ts'

/** One file as it is sent: the packed forms that lie beside it on disk, and else its bytes. */
export interface StaticFile {
  type: string
  etag: string
  /** Null where `packed` has gzip: hardly anybody asks for it plain, and it would take most room. */
  bytes: Buffer | null
  /** Content coding → the packed bytes, the best coding first. */
  packed: Map<string, Buffer>
}

/** Path below the folder, `/assets/main.js` → the file. */
export type StaticFiles = Map<string, StaticFile>

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Content coding → the ending of files that are packed in it; the best first. */
const codings = { br: '.br', gzip: '.gz' } as const

/** Packing makes these smaller; the other kinds are packed in themselves. */
export function isPackable(name: string): boolean {
  return /\.(html|js|css|json|webmanifest|txt|svg|ico)$/.test(name)
}

/**
 * Reads a whole folder into memory, so that what is served fits together while a newer version is
 * put in its place, and no path from a request ever reaches the disk. Files whose name begins with a
 * dot stay out.
 */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  const known = new Set(names)
  const plain = names.filter((name) => !Object.values(codings).some((end) => name.endsWith(end)))
  const files = await Promise.all(
    plain.map(async (name): Promise<[string, StaticFile]> => {
      const packed = Object.entries(codings).filter(([, end]) => known.has(name + end))
      const [bytes, ...forms] = await Promise.all([
        readFile(join(folder, name)),
        ...packed.map(([, end]) => readFile(join(folder, name + end))),
      ])
      const file = {
        type: types[extname(name)] ?? 'application/octet-stream',
        // Weak: the packed forms share it.
        etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
        bytes: known.has(name + codings.gzip) ? null : bytes,
        packed: new Map(packed.map(([coding], index) => [coding, forms[index] as Buffer])),
      }
      return [`/${name.split(sep).join('/')}`, file]
    }),
  )
  return new Map(files)
}

/** The answer to a GET of this file, in the best coding that the client takes; 304 when it has it. */
export function staticReply(
  file: StaticFile,
  request: Request,
  headers: Record<string, string>,
): Reply {
  const base = { ...headers, etag: file.etag, vary: 'accept-encoding' }
  if (listed(request, 'if-none-match').some((each) => each === file.etag || each === '*')) {
    return { status: 304, headers: base, body: null }
  }
  const accepted = acceptedCodings(request)
  const [coding, body] = [...file.packed].find(([name]) => accepted.has(name)) ?? []
  return {
    status: 200,
    headers: {
      ...base,
      'content-type': file.type,
      ...(coding ? { 'content-encoding': coding } : {}),
    },
    body: body ?? plainBytes(file),
  }
}

/** The file as it lies on disk. */
export function plainBytes({ bytes, packed }: StaticFile): Buffer {
  return bytes ?? gunzipSync(packed.get('gzip') as Buffer)
}

function acceptedCodings(request: Request): Set<string> {
  const accepted = listed(request, 'accept-encoding').filter(
    (each) => !/;\s*q=0(\.0*)?$/.test(each),
  )
  return new Set(accepted.map((each) => (each.split(';', 1)[0] as string).trim().toLowerCase()))
}

function listed(request: Request, name: string): string[] {
  return String(request.headers[name] ?? '')
    .split(',')
    .map((each) => each.trim())
}
