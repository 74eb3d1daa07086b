import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'

export interface EngineUser {
  uid: number
  gid: number
}

/** A fixed environment: neither the locale nor a PG* variable of the caller can change the engine. */
export const engineEnvironment = {
  LC_ALL: 'C',
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/run/current-system/sw/bin',
}

/**
 * Runs a shell script as the given user, or as ourselves for null. Answers null when it succeeded,
 * otherwise the last line it wrote to stderr. Never refuses.
 */
export function runAs(
  user: EngineUser | null,
  script: string,
  words: string[],
): Promise<string | null> {
  const options = { cwd: '/', env: engineEnvironment, maxBuffer: 16_000_000, ...user }
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', script, 'guitai', ...words], options, (error, _stdout, stderr) => {
      resolve(error && (stderr.trim().split('\n').at(-1) || error.message))
    })
  })
}

/**
 * Finds the user Postgres shall run as when we are root: the first account of the given uid,
 * `postgres` or `nobody`. Refuses when the system has none of them.
 */
export async function loadServiceUser(preferredUid: number): Promise<EngineUser> {
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => {
    const [name, , uid, gid] = line.split(':')
    return { name, uid: Number(uid), gid: Number(gid) }
  })
  // An owner without an account cannot be used: initdb refuses a uid that it cannot look up.
  const account =
    accounts.find(({ uid }) => uid === preferredUid && uid !== 0) ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody')
  if (!account) {
    throw new Error('Postgres refuses to run as root: start guitai as another user')
  }
  return { uid: account.uid, gid: account.gid }
}
