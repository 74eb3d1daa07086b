import { chmod, chown, lstat, mkdir, mkdtemp, realpath, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type EngineUser, loadServiceUser, runAs } from './engine-user.ts'

/** Where root keeps what the engine's user must reach when the project itself is out of reach. */
export const rootHome = '/var/lib/guitai'

export interface EngineHome {
  /** Real path of the directory that holds cluster, socket and log; belongs to the user below. */
  dir: string
  /** The user to run Postgres as; null means our own. */
  user: EngineUser | null
}

/**
 * Makes a directory and those above it; false when it was there. Node's own `recursive` never ends
 * where nothing can be made, as under /proc.
 */
async function makeDir(path: string): Promise<boolean> {
  if (await exists(path)) return false
  if (dirname(path) !== path) await makeDir(dirname(path))
  try {
    await mkdir(path)
    return true
  } catch (error) {
    // Another server that starts at the same moment made it.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Opens `<dataDir>/engine`, creating it when missing. Refuses a directory of another user (unless
 * we are root, who then acts as that user) and one that the user cannot reach.
 */
export async function openEngineHome(
  dataDir: string,
  log: { info(fields: object, message: string): void },
): Promise<EngineHome> {
  const ownUid = process.getuid?.() ?? 0
  if (await makeDir(dataDir)) {
    // Passable but not listable, so that another user's Postgres can live inside root's directory.
    await chmod(dataDir, ownUid === 0 ? 0o711 : 0o700)
  }
  const path = join(await realpath(dataDir), 'engine')
  const parentUid = (await stat(dirname(path))).uid

  if (!(await exists(path))) {
    const user = ownUid === 0 ? await loadServiceUser(parentUid) : null
    await createHome(path, user, log).catch(async (error) => {
      // A server that starts at the same moment may have been faster; the lock then chooses.
      if (!(await exists(path))) throw error
    })
  }
  const isLink = (await lstat(path)).isSymbolicLink()
  if (isLink && !(await exists(`${path}/`))) {
    throw new Error(`${path} points to a directory that is gone; remove the link to start empty`)
  }
  const dir = await realpath(path)
  const { uid, gid } = await stat(dir)
  if (ownUid !== 0) {
    if (uid !== ownUid) {
      throw new Error(`${path} belongs to uid ${uid}: start guitai as that user or as root`)
    }
    return { dir, user: null }
  }
  const user = uid === 0 ? await adoptHome(path, isLink || parentUid !== 0) : { uid, gid }
  if (await runAs(user, 'cd "$1"', [dir])) {
    throw new Error(`uid ${user.uid}, which owns ${dir}, cannot reach it: chmod o+x its parents`)
  }
  return { dir, user }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

async function createHome(
  path: string,
  user: EngineUser | null,
  log: { info(fields: object, message: string): void },
): Promise<void> {
  if (!user || !(await runAs(user, 'cd "$1"', [dirname(path)]))) {
    await mkdir(path, { mode: 0o700 })
    if (user) await chown(path, user.uid, user.gid)
    return
  }
  // The link is what finds the cluster again: without ./data there is no way back to old orders.
  await mkdir(rootHome, { recursive: true })
  await chmod(rootHome, 0o755)
  const dir = await mkdtemp(join(rootHome, 'engine-'))
  await chown(dir, user.uid, user.gid)
  await symlink(dir, path)
  log.info({ path, dir, uid: user.uid }, 'keeping the engine where its user can reach it')
}

/** Gives a directory of root, such as one restored by `cp -r`, to the service user. */
async function adoptHome(path: string, isForeign: boolean): Promise<EngineUser> {
  // Whoever may place a link or a directory here must not make root give away another one.
  if (isForeign) throw new Error(`${path} belongs to root, but the data directory does not`)
  const user = await loadServiceUser(0)
  const trouble = await runAs(null, 'chown -R "$1" "$2"', [`${user.uid}:${user.gid}`, path])
  if (trouble) throw new Error(`could not give ${path} to uid ${user.uid}: ${trouble}`)
  return user
}
