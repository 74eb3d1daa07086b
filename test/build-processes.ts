import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inject, onTestFinished, vi } from 'vitest'
import { statement } from '../src/platform/db.ts'
import type { Server } from './app.ts'

/** How the database of a test file is reached. */
export async function connectionOf({ db }: Server) {
  const [row] = await db.read<{ name: string }>(
    statement('build_database_name', 'select current_database() as name'),
    [],
  )
  return { ...inject('engine'), database: row?.name ?? '' }
}

export interface GuitaiProcess {
  /** What it has printed so far, on both outputs. */
  text(): string
  /** Waits until it has printed this. */
  said(text: string): Promise<void>
  kill(signal: NodeJS.Signals): void
  /** Its exit code. */
  ended: Promise<number | null>
}

/** `guitai …` as a process of its own on the database of the test, killed when the test ends. */
export async function aGuitaiProcess(
  server: Server,
  args: string[],
  environment: Record<string, string> = {},
): Promise<GuitaiProcess> {
  const { host, port, user, database } = await connectionOf(server)
  const url = `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
  const child = spawn(process.execPath, ['src/main.ts', ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: {
      ...process.env,
      DATABASE_URL: url,
      GUITAI_ALLOW_PRIVATE_URLS: '1',
      GUITAI_LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk
    })
  }
  return {
    text: () => text,
    said: async (part) => {
      await vi.waitUntil(() => text.includes(part), { timeout: 20_000 })
    },
    kill: (signal) => void child.kill(signal),
    ended: new Promise((resolve) => child.once('exit', resolve)),
  }
}
