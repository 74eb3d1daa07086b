import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from './console-source.ts'

// Run by `npm run dev`: the server, which starts again when its sources change, and Vite in front of
// it, which shows a changed page at once. Each ends with the other.
const programs = [
  ['--watch', 'src/main.ts', 'serve', '--no-console'],
  [join('node_modules', 'vite', 'bin', 'vite.js'), 'console', '--host', '127.0.0.1'],
]

const children = programs.map((program) =>
  spawn(process.execPath, program, { cwd: projectRoot, stdio: 'inherit' }),
)
const stop = () => {
  for (const child of children) child.kill('SIGINT')
}
for (const child of children) child.on('exit', stop)
// The terminal has sent Ctrl-C to the children, too; we only stay until they have ended.
process.on('SIGINT', () => {})
process.on('SIGTERM', stop)
