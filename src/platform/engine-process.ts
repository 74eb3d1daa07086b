import { spawn } from 'node:child_process'
import { chown, mkdtemp, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { EngineHome } from './engine-home.ts'
import { engineEnvironment } from './engine-user.ts'

/** A running Postgres together with the shell that watches over it. */
export interface EngineProcess {
  socketDir: string
  /** Resolves when Postgres is gone, for whatever reason. */
  gone: Promise<void>
  isGone(): boolean
  isStopping(): boolean
  stop(): Promise<void>
}

/** Names the socket only; Postgres listens on no network. */
export const enginePort = 5432

// Postgres runs under this shell, whose stdin is a pipe from us. The pipe closes when we stop and
// also when we are killed; then the inner shell asks for a fast shutdown and after 8 s for an
// immediate one. It asks every second, since Postgres ignores signals during its first moments.
// Signals meant for us are ignored here: we decide when Postgres stops.
const supervisor = `
trap '' HUP INT TERM
umask 077
cd "$1" && mkdir -p "$2" || exit
home=$1 socket=$2
shift 2
exec 3<&0 >>postgres.log 2>&1
"$@" </dev/null 3<&- &
postgres=$!
(
  read -r nothing <&3
  for second in 1 2 3 4 5 6 7 8; do kill -INT $postgres || exit; sleep 1; done
  while kill -QUIT $postgres; do sleep 1; done
) 2>/dev/null &
watcher=$!
wait $postgres
code=$?
kill -KILL $watcher
case $socket in "$home"/*) ;; *) rmdir "$socket" ;; esac
exit $code
`

/**
 * Launches Postgres on the cluster of this home, with these settings, as its user. Answers as soon
 * as the process exists. Refuses nothing: a Postgres that cannot run is soon gone.
 */
export async function launchEngine(
  home: EngineHome,
  postgres: string,
  settings: Record<string, string>,
): Promise<EngineProcess> {
  await setOldLogAside(home)
  const socketDir = await chooseSocketDir(home)
  // The setting is a comma-separated list, hence the inner quotes.
  const socketSetting = `"${socketDir.replaceAll('"', '""')}"`
  const settingWords = Object.entries({
    ...settings,
    unix_socket_directories: socketSetting,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(
    '/bin/sh',
    [
      ...['-c', supervisor, 'guitai', home.dir, socketDir],
      ...[postgres, '-D', join(home.dir, 'cluster'), ...settingWords],
    ],
    {
      cwd: '/',
      // A session of its own: Ctrl-C in the terminal reaches us and not Postgres.
      detached: true,
      env: engineEnvironment,
      stdio: ['pipe', 'ignore', 'ignore'],
      ...home.user,
    },
  )
  // A running engine does not keep the process alive; leaving without `stop` closes the pipe.
  child.unref()
  child.stdin.on('error', () => {})
  let isGone = false
  let isStopping = false
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  }).then(() => {
    isGone = true
  })
  return {
    socketDir,
    gone,
    isGone: () => isGone,
    isStopping: () => isStopping,
    stop: () => {
      isStopping = true
      child.ref()
      child.stdin.end()
      return gone
    },
  }
}

/** 103 bytes: the longest socket path that macOS binds; Linux has 107. */
async function chooseSocketDir(home: EngineHome): Promise<string> {
  const inside = join(home.dir, 'socket')
  if (Buffer.byteLength(`${inside}/.s.PGSQL.${enginePort}`) <= 103) return inside
  const outside = await mkdtemp('/tmp/guitai-')
  if (home.user) await chown(outside, home.user.uid, home.user.gid)
  return outside
}

/** 10 MB: months of ordinary operation. One older log is kept. */
async function setOldLogAside(home: EngineHome): Promise<void> {
  const path = join(home.dir, 'postgres.log')
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  )
  if (size > 10_000_000) await rename(path, `${path}.old`)
}

/** Reads the last lines of Postgres's log; empty when there is none. Never refuses. */
export async function readLogEnd(home: EngineHome): Promise<string> {
  const log = await readFile(join(home.dir, 'postgres.log'), 'utf8').catch(() => '')
  return log.trimEnd().split('\n').slice(-6).join('\n')
}
