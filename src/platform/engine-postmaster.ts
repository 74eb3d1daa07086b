import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

export interface Postmaster {
  pid: number
  port: number
  socketDir: string
  isReady: boolean
}

/** Reads what Postgres notes about itself in its cluster; null when it has noted nothing. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  let text: string
  try {
    text = await readFile(join(cluster, 'postmaster.pid'), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const lines = text.split('\n')
  return {
    pid: Number(lines[0]),
    port: Number(lines[3]),
    socketDir: lines[4] ?? '',
    isReady: lines[7]?.trim() === 'ready',
  }
}

/**
 * Stops a Postgres that outlived its server, waits until it is gone and clears its note away. The
 * caller holds the engine's lock. Refuses when Postgres is still there after a minute.
 */
export async function stopOrphan(
  cluster: string,
  log: { warn(fields: object, message: string): void },
): Promise<void> {
  const orphan = await findPostmaster(cluster)
  if (!orphan) return
  for (let waitedMs = 0; await isPostmaster(orphan.pid, cluster); waitedMs += 20) {
    if (waitedMs === 0) log.warn({ pid: orphan.pid }, 'stopping a Postgres left by a killed server')
    if (waitedMs > 60_000) throw new Error(`Postgres ${orphan.pid} does not stop; kill it by hand`)
    if (waitedMs % 1000 === 0) signal(orphan.pid, waitedMs < 8000 ? 'SIGINT' : 'SIGQUIT')
    await delay(20)
  }
  // Postgres refuses to start when the pid noted here is alive, even if it now belongs to some other
  // program, as happens in containers. Its shared memory key still keeps two of them apart.
  await rm(join(cluster, 'postmaster.pid'), { force: true })
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Tells by its command line whether the process is the postmaster of this very cluster. */
async function isPostmaster(pid: number, cluster: string): Promise<boolean> {
  try {
    // Slim containers have no ps; macOS has no /proc.
    const command =
      process.platform === 'linux'
        ? (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
        : (await promisify(execFile)('/bin/ps', ['-o', 'args=', '-p', `${pid}`])).stdout
    return command.includes(`/postgres -D ${cluster} `)
  } catch {
    return false
  }
}
