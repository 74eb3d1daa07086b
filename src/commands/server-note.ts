import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

const fileName = 'server.json'

/** Notes where the server answers, so that commands beside it can tell its address. */
export async function writeServerNote(dataDir: string, url: string): Promise<void> {
  const path = join(dataDir, fileName)
  await writeFile(`${path}.new`, `${JSON.stringify({ url, pid: process.pid })}\n`)
  await rename(`${path}.new`, path)
}

/** Removes the note of a server that stops. */
export async function removeServerNote(dataDir: string): Promise<void> {
  await rm(join(dataDir, fileName), { force: true })
}

/** Where the running server answers; where it would by the settings when none does. */
export async function serverUrl(config: Config): Promise<string> {
  try {
    const note = JSON.parse(await readFile(join(config.dataDir, fileName), 'utf8'))
    // A killed server leaves its note behind.
    const reply = await fetch(`${note.url}/health/live`, { signal: AbortSignal.timeout(2000) })
    if (reply.ok) return note.url
  } catch {
    // No note, or nobody answers there: the settings tell.
  }
  return urlOf(config.host, config.port)
}

/** The base address for clients on this machine: a server on every address is reached on loopback. */
export function urlOf(host: string, port: number): string {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`
}
