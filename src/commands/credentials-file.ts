import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Credentials } from '../demo/credentials.ts'

const fileName = 'demo-credentials.json'
const faces = ['shopline', 'firstline', 'wixtar'] as const

/** The credentials that were shown at the first start; null when there are none to be read. */
export async function findStoredCredentials(dataDir: string): Promise<Credentials | null> {
  try {
    const stored: Credentials = JSON.parse(await readFile(join(dataDir, fileName), 'utf8'))
    const { merchant, account, password, tokens, authkey } = stored
    const texts = [merchant, account, password, authkey, ...faces.map((face) => tokens[face])]
    return texts.every((text) => typeof text === 'string') ? stored : null
  } catch {
    // Missing or damaged: others are made.
    return null
  }
}

/** Keeps credentials for the next start, readable by their owner alone. */
export async function storeCredentials(dataDir: string, credentials: Credentials): Promise<void> {
  const path = join(dataDir, fileName)
  await writeFile(`${path}.new`, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}
