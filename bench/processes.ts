import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'

// Everything the bench starts, and what the kernel says about it.

/** Clock ticks of /proc, in microseconds: USER_HZ is 100 on every Linux that Node runs on. */
const tickMicros = 10_000

function ticks(pid: number, withDeadChildren: boolean): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /s, '')
    .split(' ')
  const [user = 0, system = 0, deadUser = 0, deadSystem = 0] = fields.slice(11, 15).map(Number)
  return user + system + (withDeadChildren ? deadUser + deadSystem : 0)
}

/** CPU time of one process so far. */
function cpuMicros(pid: number): number {
  return ticks(pid, false) * tickMicros
}

/** CPU time of a Postgres with all its backends, ended ones included. */
function postgresCpuMicros(postmasterPid: number): number {
  let sum = ticks(postmasterPid, true)
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1').replace(/^.*\) /s, '')
      if (Number(stat.split(' ')[1]) === postmasterPid) sum += ticks(Number(name), false)
    } catch {
      // The process ended while we looked.
    }
  }
  return sum * tickMicros
}

/** Resident memory of a process in megabytes. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes = '0'] =
    /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? []
  return Number(kilobytes) / 1024
}

/** CPU time that a process and a Postgres spend until `end`, and the process' largest memory. */
export function watchCosts(pid: number, postmasterPid: number) {
  let megabytes = 0
  const look = () => {
    megabytes = Math.max(megabytes, residentMegabytes(pid))
  }
  const sampler = setInterval(look, 100)
  const node = cpuMicros(pid)
  const postgres = postgresCpuMicros(postmasterPid)
  return {
    end() {
      clearInterval(sampler)
      look()
      return {
        nodeMicros: cpuMicros(pid) - node,
        postgresMicros: postgresCpuMicros(postmasterPid) - postgres,
        megabytes,
      }
    },
  }
}

export interface BenchProcess {
  pid: number
  child: ChildProcess
  /** What it said when it was ready. */
  hello: unknown
  stop(): Promise<void>
}

const running = new Set<BenchProcess>()

/** Starts a script of this folder and waits for its first message. Its arguments go as one JSON. */
export async function start(
  script: string,
  argument: unknown,
  execArgv: string[] = [],
): Promise<BenchProcess> {
  const child = fork(new URL(script, import.meta.url), [JSON.stringify(argument)], {
    execArgv,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', GUITAI_LOG_LEVEL: 'error' },
  })
  const hello = await Promise.race([
    once(child, 'message').then(([message]) => message as unknown),
    once(child, 'exit').then(() => {
      throw new Error(`${script} ended before it was ready`)
    }),
  ])
  const started: BenchProcess = {
    pid: child.pid as number,
    child,
    hello,
    async stop() {
      running.delete(started)
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      // Each script ends when its channel closes.
      child.disconnect()
      const killer = setTimeout(() => child.kill('SIGKILL'), 5000)
      await gone
      clearTimeout(killer)
    },
  }
  running.add(started)
  return started
}

/** Stops whatever `start` started and nobody stopped. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((each) => each.stop()))
}

/** Sends one message to a process and waits for its answer. */
export async function ask<Answer>(to: BenchProcess, message: object): Promise<Answer> {
  const answered = once(to.child, 'message')
  to.child.send(message)
  const [reply] = (await answered) as [{ result?: Answer; error?: string }]
  if (reply.error !== undefined) throw new Error(reply.error)
  return reply.result as Answer
}
