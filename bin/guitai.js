#!/usr/bin/env node
// Runs on any Node from 20 on: the program itself needs Node 24, which npm installs beside it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const majorMin = 24
// 8 MB: with V8's own choice, 64 MB, a busy server holds 150 MB more that nobody uses.
const runtimeOptions = ['--max-semi-space-size=8']

if (Number(process.versions.node.split('.')[0]) >= majorMin) await runHere()
else runPackaged()

async function runHere() {
  // Early releases of Node 24 call type stripping and SQLite experimental on every start.
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') console.error(`${warning.name}: ${warning.message}`)
  })
  if (process.channel) {
    // We are the packaged runtime. When the process in front of us is killed, we stop as well.
    process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
    process.channel.unref()
  }
  // Halves the time to start. Kept beside the packages: a cache in /tmp could be another user's.
  module.enableCompileCache(
    fileURLToPath(new URL('../node_modules/.cache/guitai', import.meta.url)),
  )
  const { run } = await import('../src/main.ts')
  await run(process.argv.slice(2))
}

function runPackaged() {
  const runtime = findRuntime()
  if (!runtime) {
    console.error(
      `guitai needs Node ${majorMin} or newer: this is ${process.version}, and the packaged runtime is not installed (npm install without --omit=optional brings it)`,
    )
    process.exit(1)
  }
  const script = fileURLToPath(import.meta.url)
  const child = spawn(runtime, [...runtimeOptions, script, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => {
    console.error(`guitai cannot run ${runtime}: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
    // Where a signal cannot end us, its number tells as shells do.
    setTimeout(() => process.exit(128 + constants.signals[signal]), 100)
  })
}

/** The program of the package node-<platform>-<arch>, wherever npm has put it. */
function findRuntime() {
  try {
    const name = `node-${process.platform}-${process.arch}/package.json`
    const program = join(dirname(createRequire(import.meta.url).resolve(name)), 'bin/node')
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}
